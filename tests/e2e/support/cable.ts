import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'

/**
 * The network between one computer and the server: a TCP relay that can be pulled. A browser's own offline switch
 * leaves open event streams and workers alone; a cable takes everything.
 */
export class Cable {
  readonly #sockets = new Set<Socket>()
  #plugged = true
  /** Bytes that went from this computer to the server, encrypted as they are. */
  sentBytes = 0
  #pullAt = Number.POSITIVE_INFINITY

  private constructor(
    private readonly relay: Server,
    readonly url: string,
  ) {}

  static async to(serverUrl: string): Promise<Cable> {
    const { port, hostname } = new URL(serverUrl)
    const relay = createServer()
    await new Promise<void>((listening) => relay.listen(0, '127.0.0.1', listening))
    const own = (relay.address() as AddressInfo).port
    const cable = new Cable(relay, `https://${hostname}:${own}`)
    relay.on('connection', (near) => cable.#join(near, Number(port)))
    return cable
  }

  unplug(): void {
    this.#plugged = false
    for (const socket of this.#sockets) socket.destroy()
  }

  /** Pulls itself once so many more bytes have gone out. */
  pullAfter(bytes: number): void {
    this.#pullAt = this.sentBytes + bytes
  }

  get plugged(): boolean {
    return this.#plugged
  }

  plugIn(): void {
    this.#plugged = true
  }

  async remove(): Promise<void> {
    this.unplug()
    await new Promise((closed) => this.relay.close(closed))
  }

  #join(near: Socket, port: number): void {
    if (!this.#plugged) return void near.destroy()
    const far = connect(port, '127.0.0.1')
    for (const socket of [near, far]) {
      this.#sockets.add(socket)
      socket.on('error', () => socket.destroy())
      socket.on('close', () => {
        this.#sockets.delete(socket)
        near.destroy()
        far.destroy()
      })
    }
    near.on('data', (chunk: Buffer) => {
      this.sentBytes += chunk.length
      if (this.sentBytes < this.#pullAt) return
      this.#pullAt = Number.POSITIVE_INFINITY
      this.unplug()
    })
    near.pipe(far).pipe(near)
  }
}
