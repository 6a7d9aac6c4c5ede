import { type ChildProcess, spawn } from 'node:child_process'
import { EventEmitter } from 'node:events'
import type { Readable, Writable } from 'node:stream'
import { browserPath } from './browser-path'

type Params = Readonly<Record<string, unknown>>
export type CdpEvent = (params: never) => void

/** Chromium's protocol over a pipe; Node 20 has no WebSocket. Events are emitted as `session/Domain.event`. */
export class Cdp extends EventEmitter {
  private lastId = 0
  private readonly waiting = new Map<number, { resolve(value: never): void; reject(error: Error): void }>()
  private rest = ''

  private constructor(
    readonly process: ChildProcess,
    private readonly input: Writable,
    output: Readable,
  ) {
    super()
    this.setMaxListeners(0)
    output.setEncoding('utf8')
    output.on('data', (chunk: string) => this.take(chunk))
    process.once('exit', () => this.end())
  }

  static launch(args: readonly string[]): Cdp {
    const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
    // Tests hear from it where it listens: on a full disk it has no room for the file that says so.
    const told = process.env.STAND_IN_TESTS ? 'inherit' : 'ignore'
    const child = spawn(browserPath(), ['--remote-debugging-pipe', ...asRoot, ...args], {
      stdio: ['ignore', 'ignore', told, 'pipe', 'pipe'],
      detached: true,
    })
    const [, , , input, output] = child.stdio as unknown as [unknown, unknown, unknown, Writable, Readable]
    input.on('error', () => undefined)
    return new Cdp(child, input, output)
  }

  send<T = Record<string, never>>(method: string, params: Params = {}, sessionId?: string): Promise<T> {
    this.lastId += 1
    const id = this.lastId
    this.input.write(`${JSON.stringify({ id, method, params, ...(sessionId ? { sessionId } : {}) })}\0`)
    return new Promise<T>((resolve, reject) => {
      this.waiting.set(id, { resolve: resolve as (value: never) => void, reject })
    })
  }

  /** Events of a session, or of the browser itself where there is none. */
  onEvent(sessionId: string | undefined, method: string, take: CdpEvent): void {
    this.on(`${sessionId ?? ''}/${method}`, take as (params: unknown) => void)
  }

  private take(chunk: string): void {
    const messages = (this.rest + chunk).split('\0')
    this.rest = messages.pop() ?? ''
    for (const text of messages) this.dispatch(JSON.parse(text))
  }

  private dispatch(message: { id?: number; error?: { message: string }; [key: string]: unknown }): void {
    if (message.id === undefined) {
      this.emit(`${message.sessionId ?? ''}/${message.method}`, message.params)
      return
    }
    const asked = this.waiting.get(message.id)
    this.waiting.delete(message.id)
    if (message.error) asked?.reject(new Error(message.error.message))
    else asked?.resolve(message.result as never)
  }

  private end(): void {
    for (const { reject } of this.waiting.values()) reject(new Error('Chromium has ended'))
    this.waiting.clear()
    this.emit('ended')
  }
}
