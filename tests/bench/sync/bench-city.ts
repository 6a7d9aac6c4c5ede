import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { v7 as uuidv7 } from 'uuid'
import { defaultConfig } from '#server/config'
import { DEMO_PASSWORD } from '#server/setup/demo-accounts'
import { type RunningServer, startServer } from '#server/start-server'
import type { Db } from '#server/storage/db'
import { type LoginResponse, loginResponse, sessionPaths } from '#shared/sync/session-protocol'
import { askServer, type ServerRequest } from '../../../src/cli/server-client'
import { FieldClient } from '../../support/sync/field-client'
import { registered, takeIn } from '../../support/sync/take-in'

export interface BenchCity {
  readonly server: RunningServer
  readonly url: string
  readonly caFile: string
  readonly key: string
  readonly cert: string
  /** The same rows as the peers get them. */
  readonly rowsNdjson: string
  readonly jsonBytes: number
  readonly stop: () => Promise<void>
}

const ROW_BYTES = 2500
const words = [
  '城管',
  '三轮车',
  '拖走',
  '没有手续',
  '停车费',
  '六百元',
  '市场',
  '罚款',
  '收据',
  '执法证',
  '投诉',
  '答复',
  '街道',
  '摊位',
]

/** Text of no pattern that a compressor could feast on: words in random order, digits between. */
function someText(bytes: number, random: () => number): string {
  let text = ''
  while (Buffer.byteLength(text) < bytes) {
    text += `${words[Math.floor(random() * words.length)]}${Math.floor(random() * 10_000)}`
  }
  return text
}

/** So many orders of 2.5 KB, the same each time, one after another in these regions. */
export async function takeOrders(db: Db, orders: number, regions: readonly string[] = ['411702']): Promise<void> {
  let seed = 7
  const random = () => {
    seed = (seed * 48_271) % 2_147_483_647
    return seed / 2_147_483_647
  }
  for (let at = 0; at < orders; at += 500) {
    const some = Array.from({ length: Math.min(500, orders - at) }, (_, n) =>
      registered(`B${at + n}`, { region: regions[n % regions.length], content: someText(ROW_BYTES - 900, random) }),
    )
    await takeIn(db, () => new Date(), some)
  }
}

/** The product's server in this process, with as many orders of 2.5 KB as asked for. */
export async function startCity(orders: number, databaseUrl?: string): Promise<BenchCity> {
  const dataDir = await mkdtemp(join(tmpdir(), 'desk-bench-sync-'))
  const config = { ...defaultConfig(), demo: true, dataDir, databaseUrl, host: '127.0.0.1', port: 0, logToFiles: false }
  const server = await startServer({ ...config, logLevel: 'silent' })
  await takeOrders(server.services.db, orders)
  const rows = await server.services.db.query<{ doc: { id: string } }>(
    `SELECT doc FROM entity WHERE type = 'workOrder'`,
  )
  const rowsNdjson = rows.map(({ doc }) => JSON.stringify(doc)).join('\n')
  return {
    server,
    url: server.url,
    caFile: server.certificate.caFile ?? '',
    key: server.certificate.key,
    cert: server.certificate.cert,
    rowsNdjson,
    jsonBytes: Buffer.byteLength(rowsNdjson),
    stop: async () => {
      await server.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

type Address = Pick<BenchCity, 'url' | 'caFile'>

export async function logIn(
  city: Address,
  login: string,
  clientId: string,
): Promise<LoginResponse & { token: string }> {
  const client = { id: clientId, device: '基准', enrolled: true }
  const body = { login, password: DEMO_PASSWORD, client, tokenIn: 'bearer' }
  const answer = await askServer(city, { path: sessionPaths.login, body })
  const session = loginResponse.parse(JSON.parse(answer.text))
  return { ...session, token: session.token ?? '' }
}

/** A plain client of the protocol, logged in. */
export async function fieldClient(city: Address, login: string): Promise<FieldClient> {
  const clientId = uuidv7()
  const session = await logIn(city, login, clientId)
  const ask = (request: ServerRequest) =>
    askServer(city, { ...request, headers: { authorization: `Bearer ${session.token}`, ...request.headers } })
  return new FieldClient({
    token: session.token,
    clientId,
    session,
    ask,
    json: async (path, body) => JSON.parse((await ask({ path, body })).text),
  })
}
