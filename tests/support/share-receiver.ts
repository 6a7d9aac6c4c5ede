import type { IncomingMessage } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { signatureOf } from '#server/sharing/http-adapter'
import { createAuthority, exportPrivateKey, issueLeaf, newKeys } from '#server/tls/local-authority'

export interface ReceivedPush {
  readonly messageId: string
  readonly signed: boolean
  readonly body: { readonly stage: string; readonly count: number; readonly rows: readonly Record<string, unknown>[] }
}

/** What the other side answers; nothing breaks the connection off after everything was read. */
type Said = { status: number; body?: unknown } | undefined
export type Answering = (push: ReceivedPush) => Said | Promise<Said>

export interface ShareReceiver {
  readonly url: string
  readonly ca: string
  readonly got: ReceivedPush[]
  answer: Answering
  /** What a later question for a receipt finds, by message. */
  readonly receipts: Map<string, unknown>
  close(): Promise<void>
}

/** A real platform over HTTPS, in small: it checks signatures, keeps what came, answers as it is told. */
export async function startReceiver(secret: string): Promise<ShareReceiver> {
  const now = new Date()
  const authority = await createAuthority('receiver', now)
  const keys = await newKeys()
  const leaf = await issueLeaf(authority, keys, [{ type: 'dns', value: 'localhost' }], now)
  const receiver: Omit<ShareReceiver, 'url' | 'close'> = {
    ca: authority.certificate.toString('pem'),
    got: [],
    answer: () => ({ status: 200, body: { result: 'accepted', receiptNo: 'S-1', by: '共享平台' } }),
    receipts: new Map(),
  }
  const server = createServer(
    { cert: leaf.toString('pem'), key: await exportPrivateKey(keys) },
    async (request, reply) => {
      const text = await read(request)
      const messageId = String(request.headers['idempotency-key'])
      const time = String(request.headers['x-desk-time'])
      const signed =
        request.headers['x-desk-signature'] === signatureOf(secret, time, request.method === 'GET' ? messageId : text)
      const said =
        request.method === 'GET'
          ? { status: receiver.receipts.has(messageId) ? 200 : 404, body: receiver.receipts.get(messageId) }
          : await note({ messageId, signed, body: JSON.parse(text) })
      if (!said) return void request.socket.destroy()
      reply.writeHead(said.status, { 'content-type': 'application/json' }).end(JSON.stringify(said.body ?? {}))
    },
  )
  const note = (push: ReceivedPush) => {
    receiver.got.push(push)
    return receiver.answer(push)
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return Object.assign(receiver, {
    url: `https://localhost:${port}/push`,
    close: () => new Promise<void>((resolve) => void server.close(() => resolve())),
  })
}

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}
