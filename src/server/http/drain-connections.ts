import type { Http2SecureServer, ServerHttp2Session } from 'node:http2'
import type { Socket } from 'node:net'
import type { DeskApp } from './services'

function tracked<T extends { once(event: 'close', listener: () => void): unknown }>(open: Set<T>): (item: T) => void {
  return (item) => {
    open.add(item)
    item.once('close', () => open.delete(item))
  }
}

/**
 * Lets requests under way end when the server stops, while new ones are refused. A client that keeps one open
 * longer than `graceMs` is cut off, or a stop could take for ever.
 */
export function drainConnections(app: DeskApp, graceMs: number): void {
  const server = app.server as unknown as Http2SecureServer
  const sockets = new Set<Socket>()
  const sessions = new Set<ServerHttp2Session>()
  server.on('secureConnection', tracked(sockets))
  server.on('session', tracked(sessions))
  let stopping = false
  server.on('session', (session) => {
    // Its handshake was under way when the stop began.
    if (stopping) session.close()
  })
  let deadline: NodeJS.Timeout | undefined
  app.addHook('preClose', async () => {
    stopping = true
    // fastify waits for a session's `connect`, which a TLS session has had before; idle browsers would stay for ever.
    for (const session of sessions) session.close()
    deadline = setTimeout(() => {
      for (const socket of sockets) socket.destroy()
    }, graceMs)
  })
  app.addHook('onClose', async () => clearTimeout(deadline))
}
