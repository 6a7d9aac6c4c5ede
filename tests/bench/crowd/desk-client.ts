import { Agent } from 'node:https'
import { performance } from 'node:perf_hooks'
import { v7 as uuidv7 } from 'uuid'
import { focusPaths } from '#shared/sync/focus-protocol'
import { syncPaths } from '#shared/sync/protocol'
import type { ServerRequest } from '../../../src/cli/server-client'
import { FieldClient } from '../../support/sync/field-client'
import { logIn } from '../../support/test-server'
import { askOn } from '../support/ask-on'
import type { BenchServer } from '../support/bench-server'
import type { Person } from './city-people'

export interface Times {
  readonly page: number[]
  readonly push: number[]
}

export interface Desk {
  readonly client: FieldClient
  /** Reviewers decide no leads. */
  readonly readsOnly: boolean
  /** What a page without a store asks when it is opened. */
  reload(): Promise<void>
  /** The focus board over everything. */
  board(): Promise<void>
  close(): void
}

/** One person's browser: one connection that stays, every answer timed. */
export async function openDesk(
  server: BenchServer,
  { login, address }: Pick<Person, 'login' | 'address'>,
  times: Times,
): Promise<Desk> {
  // Departments sit behind gateways of their own; elsewhere than on Linux a machine has one address for itself.
  const from = process.platform === 'linux' ? { localAddress: address, family: 4 } : {}
  // The bench's own server on this machine; what it costs to verify is not the server's time.
  const agent = new Agent({ keepAlive: true, maxSockets: 2, rejectUnauthorized: false, ...from })
  const ask = async (wanted: ServerRequest) => {
    const started = performance.now()
    const answer = await askOn(agent, server.url, wanted)
    const taken = performance.now() - started
    if (wanted.path === syncPaths.push) times.push.push(taken)
    else times.page.push(taken)
    if (answer.status >= 400) throw new Error(`${wanted.path}: ${answer.status}`)
    return answer
  }
  const http = await logIn(ask, login, { clientId: uuidv7(), enrolled: false })
  const client = new FieldClient(http)
  client.now = new Date().toISOString()
  await client.bootstrap()
  return {
    client,
    readsOnly: !http.session.user.roles.includes('officer'),
    reload: async () => {
      const plan = JSON.parse((await client.ask(syncPaths.plan)).text)
      for (const { scope } of plan.scopes) if (scope.startsWith('organ:')) await client.page(scope)
    },
    board: async () => {
      if (http.session.user.roles.includes('officer')) await client.ask(`${focusPaths.board}?${months()}&by=field`)
    },
    close: () => agent.destroy(),
  }
}

/** The last twelve months, as the board opens. */
function months(): string {
  const to = new Date().toISOString().slice(0, 7)
  return `from=${Number(to.slice(0, 4)) - 1}${to.slice(4)}&to=${to}`
}
