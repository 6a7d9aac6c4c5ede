import pg from 'pg'

type Listener = (payload: string) => void

const reconnectAfterMs = 1000

/** One connection of its own for LISTEN: a pooled one is handed round and would lose its channels. */
export class PostgresListener {
  readonly #newClient: () => pg.Client
  readonly #onTrouble: (error: Error) => void
  readonly #listeners = new Map<string, Set<Listener>>()
  #client: Promise<pg.Client> | undefined
  #closed = false

  constructor(
    settings: pg.ClientConfig,
    onTrouble: (error: Error) => void,
    newClient = (): pg.Client => new pg.Client(settings),
  ) {
    this.#newClient = newClient
    this.#onTrouble = onTrouble
  }

  async listen(channel: string, onMessage: Listener): Promise<() => Promise<void>> {
    const known = this.#listeners.get(channel) ?? new Set()
    this.#listeners.set(channel, known.add(onMessage))
    const client = await this.#connected()
    await client.query(`LISTEN ${pg.escapeIdentifier(channel)}`)
    return async () => {
      known.delete(onMessage)
    }
  }

  async close(): Promise<void> {
    this.#closed = true
    const client = await this.#client?.catch(() => undefined)
    await client?.end()
  }

  #connected(): Promise<pg.Client> {
    this.#client ??= this.#connect()
    return this.#client
  }

  async #connect(): Promise<pg.Client> {
    const client = this.#newClient()
    let lost = false
    // A connection that dies under a query says so and fails the query too: that is one loss, and one new connection.
    const lose = (error: Error) => {
      if (lost) return
      lost = true
      this.#onTrouble(error)
      client.end().catch(() => undefined)
      this.#reconnectLater()
    }
    client.on('notification', ({ channel, payload }) => this.#tell(channel, payload ?? ''))
    client.on('error', lose)
    try {
      await client.connect()
      for (const channel of this.#listeners.keys()) await client.query(`LISTEN ${pg.escapeIdentifier(channel)}`)
    } catch (error) {
      lose(error as Error)
      throw error
    }
    return client
  }

  #tell(channel: string, payload: string): void {
    for (const listener of this.#listeners.get(channel) ?? []) listener(payload)
  }

  /** Pokes sent meanwhile are lost, so every listener is poked once after a new connection. */
  #reconnectLater(): void {
    if (this.#closed) return
    setTimeout(() => {
      if (this.#closed) return
      this.#client = this.#connect()
      this.#client.then(
        () => {
          for (const channel of this.#listeners.keys()) this.#tell(channel, '')
        },
        // That it was lost again has been told, and the next one is on its way.
        () => undefined,
      )
    }, reconnectAfterMs).unref()
  }
}
