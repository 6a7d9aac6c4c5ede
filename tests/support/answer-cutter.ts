import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** More than a handshake and less than a handshake with a push behind it. */
const ASKED_BYTES = 1200
/** More than the tickets that a TLS server sends by itself: what comes beyond is an answer. */
const ANSWERED_BYTES = 900

export interface AnswerCutter {
  readonly port: number
  /** Answers that the server gave and nobody got. */
  readonly lost: () => number
  readonly close: () => Promise<void>
}

/** Stands between client and server and takes the answer of every so many connections away, after the server gave it. */
export async function cutAnswers(targetPort: number, every: number): Promise<AnswerCutter> {
  let connections = 0
  let lost = 0
  const open = new Set<Socket>()
  const proxy = createServer((client) => {
    connections += 1
    const server = connect(targetPort, '127.0.0.1')
    for (const socket of [client, server]) {
      open.add(socket)
      socket.on('error', () => undefined)
      socket.on('close', () => {
        open.delete(socket)
        client.destroy()
        server.destroy()
      })
    }
    client.pipe(server)
    if (connections % every !== 0) return void server.pipe(client)
    let asked = 0
    let held = 0
    client.on('data', (chunk) => {
      asked += chunk.length
    })
    server.on('data', (chunk) => {
      if (asked < ASKED_BYTES) return void client.write(chunk)
      held += chunk.length
      if (held < ANSWERED_BYTES) return
      lost += 1
      client.destroy()
    })
  })
  proxy.listen(0, '127.0.0.1')
  await once(proxy, 'listening')
  return {
    port: (proxy.address() as AddressInfo).port,
    lost: () => lost,
    close: async () => {
      for (const socket of open) socket.destroy()
      proxy.close()
      await once(proxy, 'close')
    },
  }
}
