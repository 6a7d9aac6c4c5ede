import type { Server } from 'node:http'
import type { Socket } from 'node:net'
import type { DeskApp } from './services'

/**
 * Lets requests under way end when the server stops: fastify closes idle connections and new requests are
 * refused. A client that keeps one open longer than `graceMs` is cut off, or a stop could take for ever.
 */
export function drainConnections(app: DeskApp, graceMs: number): void {
  const open = new Set<Socket>()
  const server = app.server as Server
  server.on('secureConnection', (socket: Socket) => {
    open.add(socket)
    socket.once('close', () => open.delete(socket))
  })
  let deadline: NodeJS.Timeout | undefined
  app.addHook('preClose', async () => {
    deadline = setTimeout(() => {
      for (const socket of open) socket.destroy()
    }, graceMs)
  })
  app.addHook('onClose', async () => clearTimeout(deadline))
}
