import type { DestinationStream } from 'pino'
import { v7 as uuidv7 } from 'uuid'
import { DEMO_CLOCK_CHANNEL, type MovableClock } from '#server/clock'
import { defaultConfig, type ServerConfig } from '#server/config'
import { DEMO_PASSWORD, demoAccounts } from '#server/setup/demo-accounts'
import { type RunningServer, startServer } from '#server/start-server'
import { worksOnlineOnly } from '#shared/domain/roles'
import { protocolHeaders } from '#shared/sync/protocol'
import { type LoginResponse, loginResponse, sessionPaths } from '#shared/sync/session-protocol'
import { askServer, type ServerAnswer, type ServerRequest } from '../../src/cli/server-client'
import { databases, type TestDatabase } from './databases'

/** A time that only a test moves. */
export interface TestClock extends MovableClock {
  /** Moves the time without telling anybody; `POST /demo/v1/clock` also starts what time brings about. */
  advance(step: { days?: number; minutes?: number; seconds?: number }): void
}

/** A working morning in Zhumadian: 2026-11-23 (Monday) 09:30. */
const testStart = '2026-11-23T01:30:00.000Z'

function testClock(start = testStart): TestClock {
  let now = Date.parse(start)
  return {
    now: () => new Date(now),
    moveTo: async (instant) => {
      now = instant.getTime()
    },
    advance: ({ days = 0, minutes = 0, seconds = 0 }) => {
      now += ((days * 24 * 60 + minutes) * 60 + seconds) * 1000
    },
  }
}

export interface TestClient {
  readonly token: string
  readonly clientId: string
  readonly session: LoginResponse
  /** Asks with this user's token; a body makes it a POST. */
  ask(ask: ServerRequest): Promise<ServerAnswer>
  /** As `ask`, parsed; throws with the server's text when the status is 400 or more. */
  json<T = unknown>(path: string, body?: unknown): Promise<T>
}

export interface TestServer extends RunningServer {
  readonly config: ServerConfig
  readonly caFile: string
  /** The business clock: deadlines, stamps, numbers. */
  readonly clock: TestClock
  /** The clock of sessions and lockouts. */
  readonly time: TestClock
  ask(ask: ServerRequest): Promise<ServerAnswer>
  /** Logs a demo account in as a client of its own (or of `clientId`). */
  client(login: string, options?: { clientId?: string; password?: string; enrolled?: boolean }): Promise<TestClient>
  /** Closes the server, keeps its data; `restart` opens the same data again. */
  restart(): Promise<TestServer>
  /** Closes and removes everything. */
  remove(): Promise<void>
}

export interface TestServerOptions {
  readonly database?: TestDatabase
  readonly config?: Partial<ServerConfig>
  readonly logSink?: DestinationStream
}

type Location = Awaited<ReturnType<TestDatabase['locate']>>

/** The real server in this process: HTTPS on a free port, demo accounts, clocks that only tests move. */
export async function startTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const [pglite] = databases
  const database = options.database ?? pglite
  if (!database) throw new Error('no database to test on')
  return open(await database.locate(), options, testClock(), testClock())
}

async function open(
  location: Location,
  options: TestServerOptions,
  clock: TestClock,
  time: TestClock,
): Promise<TestServer> {
  const config: ServerConfig = {
    ...defaultConfig(),
    demo: true,
    host: '127.0.0.1',
    port: 0,
    logToFiles: false,
    ...options.config,
    dataDir: location.dataDir,
    databaseUrl: location.databaseUrl,
  }
  let tellSweep = async () => {}
  const told: MovableClock = {
    now: clock.now,
    moveTo: async (instant) => {
      await clock.moveTo(instant)
      await tellSweep()
    },
  }
  const running = await startServer(config, { clock: told, time, logSink: options.logSink })
  tellSweep = () => running.services.db.notify(DEMO_CLOCK_CHANNEL, '')
  const caFile = running.certificate.caFile ?? ''
  const address = { url: running.url, caFile }
  const ask = (request: ServerRequest) => askServer(address, request)
  return {
    ...running,
    config,
    caFile,
    clock,
    time,
    ask,
    client: (login, choice) => logIn(ask, login, choice),
    restart: async () => {
      await running.close()
      return open(location, options, clock, time)
    },
    remove: async () => {
      await running.close()
      await location.remove()
    },
  }
}

/** Logs an account in as a client of its own (or of `clientId`), on any server that `ask` reaches. */
export async function logIn(
  ask: (request: ServerRequest) => Promise<ServerAnswer>,
  login: string,
  choice: { clientId?: string; password?: string; enrolled?: boolean } = {},
): Promise<TestClient> {
  const roles = demoAccounts.find((account) => account.login === login)?.roles ?? []
  const { clientId = uuidv7(), password = DEMO_PASSWORD, enrolled = !worksOnlineOnly(roles) } = choice
  const client = { id: clientId, device: `测试设备 ${login}`, enrolled }
  const answer = await ask({ path: sessionPaths.login, body: { login, password, client, tokenIn: 'bearer' } })
  if (answer.status !== 200) throw new Error(`login ${login}: ${answer.text}`)
  const session = loginResponse.parse(JSON.parse(answer.text))
  const token = session.token ?? ''
  const asUser = (request: ServerRequest) =>
    ask({ ...request, headers: { authorization: `Bearer ${token}`, ...protocolHeaders, ...request.headers } })
  return {
    token,
    clientId,
    session,
    ask: asUser,
    json: async <T>(path: string, body?: unknown) => {
      const reply = await asUser({ path, body })
      if (reply.status >= 400) throw new Error(`${path}: ${reply.status} ${reply.text}`)
      return JSON.parse(reply.text) as T
    },
  }
}
