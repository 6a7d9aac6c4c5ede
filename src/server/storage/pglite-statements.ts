import { performance } from 'node:perf_hooks'
import { type messages, type PGlite, protocol, TransactionAbortedError } from '@electric-sql/pglite'

interface Statement {
  readonly name: string
  readonly madeAt: number
  readonly parameters: readonly number[]
  readonly columns: readonly Pick<messages.Field, 'name' | 'dataTypeID'>[]
}

/** Each costs its plan in the database's memory; a server asks in some hundred ways. */
const MOST_STATEMENTS = 256

/**
 * A plan is good for tables as they were when it was made: one made while a table was empty must not outlive its growth.
 * Nothing else renews it here, where no autovacuum gathers statistics.
 */
const PLAN_KEPT_MS = 5000

const { serialize } = protocol

/**
 * Statements by their text, parsed once and planned as PostgreSQL sees fit, sent in one go. PGlite's own `query` parses
 * and plans anew and enters the database seven times for each; that is most of what a busy embedded server does.
 * Whoever calls keeps others out meanwhile.
 */
export class PgliteStatements {
  readonly #known = new Map<string, Statement>()
  #made = 0
  #opening: Uint8Array | undefined
  /** Since the last transaction ended. */
  #tablesChanged = false

  constructor(private readonly pglite: PGlite) {}

  async query<Row>(sql: string, params: readonly unknown[] = []): Promise<Row[]> {
    const { name, parameters, columns } = await this.#statement(sql)
    const values = params.map((value, at) => this.#written(value, parameters[at] ?? 0))
    const answers = await this.#send(serialize.bind({ statement: name, values }), serialize.execute({}))
    const rows: Row[] = []
    for (const answer of answers) if (isRow(answer)) rows.push(this.#read(answer, columns) as Row)
    return rows
  }

  /** Opens a transaction: goes ahead of its first statement, for the sake of a way into the database less. */
  begin(sql: string): void {
    this.#opening = serialize.query(sql)
  }

  /** @throws TransactionAbortedError when an earlier error has left nothing to commit, which the database only tells by the way */
  async commit(): Promise<void> {
    if (this.#opening) {
      // Nothing was asked in it.
      this.#opening = undefined
      return
    }
    const answers = await this.pglite.execProtocolStream(serialize.query('COMMIT'))
    if (answers.some((answer) => isComplete(answer) && answer.text === 'ROLLBACK')) {
      await this.#undone()
      throw new TransactionAbortedError()
    }
    this.#tablesChanged = false
  }

  /** Several statements without parameters. What changes tables makes every prepared answer doubtful. */
  async exec(sql: string): Promise<void> {
    await this.#ask(serialize.query(sql))
    if (!/\b(create|alter|drop)\b/i.test(sql)) return
    this.#tablesChanged = true
    await this.#forgetAll()
  }

  async #forgetAll(): Promise<void> {
    if (this.#known.size === 0) return
    this.#known.clear()
    await this.pglite.execProtocolStream(serialize.query('DEALLOCATE ALL'))
  }

  /** What the transaction changed in tables is undone: answers prepared since then may be of columns that are gone. */
  async rollback(): Promise<void> {
    if (this.#opening) {
      this.#opening = undefined
      return
    }
    await this.pglite.execProtocolStream(serialize.query('ROLLBACK'))
    await this.#undone()
  }

  async #undone(): Promise<void> {
    if (this.#tablesChanged) await this.#forgetAll()
    this.#tablesChanged = false
  }

  async #statement(sql: string): Promise<Statement> {
    const known = this.#known.get(sql)
    if (known && performance.now() - known.madeAt < PLAN_KEPT_MS) return known
    if (known) await this.#forget(sql, known)
    const [oldest] = this.#known
    if (oldest && this.#known.size >= MOST_STATEMENTS) await this.#forget(...oldest)
    return this.#prepare(sql)
  }

  async #forget(sql: string, { name }: Statement): Promise<void> {
    this.#known.delete(sql)
    await this.#send(serialize.close({ type: 'S', name }))
  }

  async #prepare(sql: string): Promise<Statement> {
    this.#made += 1
    const name = `s${this.#made}`
    const answers = await this.#send(serialize.parse({ name, text: sql }), serialize.describe({ type: 'S', name }))
    const statement: Statement = {
      name,
      madeAt: performance.now(),
      parameters: answers.find(isParameters)?.dataTypeIDs ?? [],
      columns: answers.find(isColumns)?.fields ?? [],
    }
    this.#known.set(sql, statement)
    return statement
  }

  /** Throws what the database refuses; by then it has read up to the sync and is ready for the next. */
  #send(...parts: readonly Uint8Array[]): Promise<messages.BackendMessage[]> {
    return this.#ask(...parts, serialize.sync())
  }

  #ask(...parts: readonly Uint8Array[]): Promise<messages.BackendMessage[]> {
    const opening = this.#opening ? [this.#opening] : []
    this.#opening = undefined
    return this.pglite.execProtocolStream(Buffer.concat([...opening, ...parts]))
  }

  #written(value: unknown, type: number): string | null {
    if (value === null || value === undefined) return null
    const serializer = this.pglite.serializers[type]
    return serializer ? serializer(value) : String(value)
  }

  #read(row: messages.DataRowMessage, columns: Statement['columns']): Record<string, unknown> {
    const read: Record<string, unknown> = {}
    for (const [at, { name, dataTypeID }] of columns.entries()) {
      const text = row.fields[at] ?? null
      const parser = this.pglite.parsers[dataTypeID]
      read[name] = text === null || !parser ? text : parser(text, dataTypeID)
    }
    return read
  }
}

const isRow = (message: messages.BackendMessage): message is messages.DataRowMessage => message.name === 'dataRow'
const isColumns = (message: messages.BackendMessage): message is messages.RowDescriptionMessage =>
  message.name === 'rowDescription'
const isComplete = (message: messages.BackendMessage): message is messages.CommandCompleteMessage =>
  message.name === 'commandComplete'
const isParameters = (message: messages.BackendMessage): message is messages.ParameterDescriptionMessage =>
  message.name === 'parameterDescription'
