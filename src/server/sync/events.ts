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

/** Open event streams of this process. A poke says only that there may be news; what it is, the pull says. */
export class EventStreams {
  readonly #streams = new Set<Stream>()
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

  /** @returns ends the stream; to be called when the connection closes too */
  async open(userId: string, out: EventStreamTarget): Promise<() => void> {
    const stream: Stream = { userId, out, held: new Set(), owed: false }
    // Registered before its scopes are read: news in between must not be missed.
    this.#streams.add(stream)
    stream.held = await this.heldBy(userId)
    this.#poke(stream)
    return () => this.#end(stream)
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
