import type { ServerResponse } from 'node:http'
import { userScope } from '#shared/sync/scopes'
import { readFeedMessage } from './feed-message'
import { PokeGap } from './poke-gap'

/** Proxies drop a silent connection after a minute or less. */
const HEARTBEAT_MS = 20_000

export type EventStreamTarget = Pick<ServerResponse, 'write' | 'end'>

interface Stream {
  readonly userId: string
  readonly out: EventStreamTarget
  held: ReadonlySet<string>
  owed: boolean
  timer?: NodeJS.Timeout | undefined
}

export interface OpenedStream {
  /** To be called when the connection closes too; more than once does no harm. */
  readonly end: () => void
  /** Poked for the first time, or ended meanwhile; rejected, and ended, when what its user holds could not be read. */
  readonly ready: Promise<void>
}

/** Open event streams of this process. A poke says only that there may be news; what it is, the pull says. */
export class EventStreams {
  readonly #streams = new Set<Stream>()
  #closed = false
  readonly #heartbeat: NodeJS.Timeout

  constructor(
    private readonly heldBy: (userId: string) => Promise<ReadonlySet<string>>,
    private readonly onTrouble: (error: unknown) => void,
    /** A busy hour makes many revisions; a client that pulls gets them all at once. */
    private readonly gap: Pick<PokeGap, 'ms'> = new PokeGap(),
  ) {
    this.#heartbeat = setInterval(() => {
      for (const { out } of this.#streams) out.write(':\n\n')
    }, HEARTBEAT_MS).unref()
  }

  /** The stream counts from now on: whoever opens it listens for the connection's end before he waits for anything. */
  open(userId: string, out: EventStreamTarget): OpenedStream {
    const stream: Stream = { userId, out, held: new Set(), owed: false }
    // Registered before its scopes are read: news in between must not be missed.
    this.#streams.add(stream)
    const end = () => this.#end(stream)
    if (this.#closed) end()
    return { end, ready: this.#closed ? Promise.resolve() : this.#begin(stream) }
  }

  async #begin(stream: Stream): Promise<void> {
    try {
      stream.held = await this.heldBy(stream.userId)
      this.#poke(stream)
    } catch (error) {
      // Without its scopes it would be poked for everything; its client opens another.
      this.#end(stream)
      throw error
    }
  }

  /** A message of the feed channel. */
  tell(message: string): void {
    const { scopes } = readFeedMessage(message)
    for (const stream of this.#streams) {
      if (scopes?.has(userScope(stream.userId))) this.#refresh(stream)
      else if (!scopes || stream.held.size === 0 || [...scopes].some((scope) => stream.held.has(scope))) {
        this.#poke(stream)
      }
    }
  }

  endOf(userId: string): void {
    for (const stream of this.#streams) if (stream.userId === userId) this.#end(stream)
  }

  close(): void {
    this.#closed = true
    clearInterval(this.#heartbeat)
    for (const stream of this.#streams) this.#end(stream)
  }

  #refresh(stream: Stream): void {
    this.heldBy(stream.userId).then((held) => {
      stream.held = held
      this.#poke(stream)
    }, this.onTrouble)
  }

  #poke(stream: Stream): void {
    if (!this.#streams.has(stream)) return
    if (stream.timer) {
      stream.owed = true
      return
    }
    stream.out.write('event: poke\ndata:\n\n')
    stream.timer = setTimeout(() => {
      stream.timer = undefined
      if (!stream.owed) return
      stream.owed = false
      this.#poke(stream)
    }, this.gap.ms()).unref()
  }

  #end(stream: Stream): void {
    if (!this.#streams.delete(stream)) return
    clearTimeout(stream.timer)
    stream.out.end()
  }
}
