import type { Actor, AnyCommand, CommandContext, ReadTx } from '#shared/commands/engine/command'
import type { CommandEffect } from '#shared/commands/engine/command-tx'
import type { SeenEntity, SeriesPlace } from '#shared/commands/engine/envelope'
import type { FieldMark, FieldMarks } from '#shared/commands/engine/field-marks'
import { actingRole } from '#shared/commands/engine/record-action'
import { executeCommand, guardCommand } from '#shared/commands/engine/run-command'
import { type LoadedEntity, WorkingSet } from '#shared/commands/engine/working-set'
import { type EntityRef, entityKey, entitySchemas } from '#shared/domain/entities'
import type { OfficialDocument } from '#shared/domain/official-document'
import type { SupervisionCase } from '#shared/domain/supervision-case'
import type { Transfer } from '#shared/domain/transfer'
import type { WorkOrder } from '#shared/domain/work-order'
import type { Refusal } from '#shared/messages/catalogue'
import { issueTexts } from '#shared/messages/zod-chinese'
import { scopesOf } from '#shared/sync/scopes'
import { type AuditFact, docHash, type TouchedRow } from '../audit/audit-chain'
import { changeOf } from './batch-change'
import { isWithin, type Reach } from './reach'
import type { Reference } from './reference-cache'
import { keepingCase } from './retention'
import type { Batch, DocNo, WriteTx } from './sync-store'

export interface CommandToRun {
  readonly id: string
  readonly command: AnyCommand
  readonly input: unknown
  readonly seen: readonly SeenEntity[]
  readonly deviceAt?: string
  /** The number it had before the server was restored from a backup. */
  readonly given?: SeriesPlace | undefined
}

export type CommandOutcome =
  | {
      readonly ok: true
      readonly status: 'applied' | 'merged' | 'conflict'
      readonly number?: string
      readonly series?: SeriesPlace
    }
  | { readonly ok: false; readonly refusal: Refusal; readonly forPerson?: true }

/** What builds on work that was put aside is put aside with it: once that is decided, so can this be. */
const waitsForPerson: ReadonlySet<string> = new Set(['minutes.baseMissing'])

/** A number and the document or case that has it. */
interface NumberGiven {
  readonly number: string
  readonly documentId: string
}

/** Marks of this session get their revision when the clock row is locked. */
export const REV_OF_THIS_BATCH = -1

/**
 * Commands of one actor run one after another over rows locked for one transaction. Each runs on its own copy of what
 * it names, so a refused one leaves no trace; nothing is written before the `change` of all of them is saved.
 */
export class CommandSession {
  readonly rows = new Map<string, LoadedEntity>()
  readonly before = new Map<string, LoadedEntity>()
  readonly changed = new Map<string, EntityRef>()
  readonly series = new Map<string, number>()
  readonly docNos: DocNo[] = []
  readonly facts: AuditFact[] = []
  readonly #asked = new Set<string>()
  readonly #locked = new Map<string, number>()
  readonly #hashes = new WeakMap<object, string>()

  constructor(
    private readonly tx: WriteTx,
    readonly reference: Reference,
    private readonly actor: Actor,
    private readonly clientId: string,
    readonly now: Date,
  ) {}

  /**
   * Locks the rows in one go, sorted, so that two sessions never wait for each other; one that asks for more afterwards
   * may, and is repeated then.
   * @returns whether one of them had not been asked for before
   */
  async load(refs: readonly EntityRef[]): Promise<boolean> {
    const wanted = new Map(refs.map((ref) => [entityKey(ref), ref]))
    for (const key of wanted.keys()) if (this.#asked.has(key) || this.rows.has(key)) wanted.delete(key)
    for (const key of wanted.keys()) this.#asked.add(key)
    for (const row of await this.tx.lockEntities([...wanted.values()])) {
      this.rows.set(entityKey(row), row)
      this.before.set(entityKey(row), row)
    }
    return wanted.size > 0
  }

  /** The rows as the commands so far have left them. */
  reader(): ReadTx {
    return new WorkingSet(this.rows.values())
  }

  /** Whether one of the scopes shows the row as it is now; a row that does not exist yet hides nothing. */
  isVisible(ref: EntityRef, reach: Reach): boolean {
    const row = this.rows.get(entityKey(ref))
    if (!row) return true
    const scopes = scopesOf(row.type, row.doc as never, this.reference.world).map(({ scope }) => scope)
    return isWithin(scopes, reach)
  }

  async run({ id, command, input, seen, deviceAt, given }: CommandToRun): Promise<CommandOutcome> {
    const ctx: CommandContext = { actor: this.actor, now: this.now, commandId: id, ref: this.reference.data }
    const set = this.#copyFor([...command.entities(input), ...(command.behind?.(input) ?? [])])
    const refusal = guardCommand(command, set, input, ctx)
    if (refusal) return { ok: false, refusal, ...(waitsForPerson.has(refusal.code) ? { forPerson: true } : {}) }
    // Only now, when nothing can refuse any more but a malformed result: a number taken must be a number used.
    const key = command.series?.(set, input, ctx)?.key
    const number = key === undefined ? undefined : await this.#numberFor(key, given)
    if (number === 'taken') {
      const { key: taken = '', no = 0 } = given ?? {}
      return { ok: false, refusal: { code: 'sync.numberTaken', args: { key: taken, no } }, forPerson: true }
    }
    const envelope = { seen: [...seen], deviceAt: deviceAt ?? this.now.toISOString(), input }
    const result = executeCommand(command, set, envelope, ctx, { clientId: this.clientId, number })
    if (!result.ok) return result
    const malformed = malformedRow(result.effect, set)
    if (malformed) return { ok: false, refusal: malformed }
    const numbered = this.#keep(command, set, result.effect, id, deviceAt)
    if (key === undefined || number === undefined || !numbered) return { ok: true, status: result.status }
    this.#spendNumber(key, number, numbered.documentId)
    return { ok: true, status: result.status, number: numbered.number, series: { key, no: number } }
  }

  /** The next number of the series, or the very number a re-sent command had before the server was restored. */
  async #numberFor(key: string, given: SeriesPlace | undefined): Promise<number | 'taken'> {
    const next = this.series.get(key) ?? (await this.tx.lockSeries(key))
    this.#locked.set(key, next)
    if (given?.key !== key || given.no === next) return next
    if (given.no > next) return given.no
    const here = this.docNos.find(({ seriesKey, no }) => seriesKey === key && no === given.no)
    const free = here ? here.state === 'reserved' : await this.tx.isReserved(key, given.no)
    return free ? given.no : 'taken'
  }

  /** What `save` writes besides receipts; absent when nothing changed. Takes the clock row's lock. */
  async change(): Promise<Batch['change']> {
    if (this.facts.length === 0) return undefined
    await this.load(this.#keepingCases())
    return changeOf(this, await this.tx.lockClock())
  }

  /** What the scopes of orders past their age depend on, whichever command touched them. */
  #keepingCases(): EntityRef[] {
    return [...this.changed].flatMap(([key, { type }]): EntityRef[] => {
      const order = type === 'workOrder' ? (this.rows.get(key)?.doc as WorkOrder | undefined) : undefined
      const id = order && keepingCase(order, this.now)
      return id === undefined ? [] : [{ type: 'supervisionCase', id }]
    })
  }

  #copyFor(refs: readonly EntityRef[]): WorkingSet {
    return new WorkingSet(refs.flatMap((ref) => this.rows.get(entityKey(ref)) ?? []))
  }

  #keep(
    command: AnyCommand,
    set: WorkingSet,
    effect: CommandEffect,
    commandId: string,
    deviceAt: string | undefined,
  ): NumberGiven | undefined {
    const touched: TouchedRow[] = []
    let given: NumberGiven | undefined
    for (const [key, ref] of effect.changed) {
      const row = set.row(ref)
      if (!row) continue
      const old = this.rows.get(key)
      given ??= numberGiven(ref, old?.doc, row.doc)
      touched.push({ type: ref.type, id: ref.id, before: old && this.#hash(old.doc), after: this.#hash(row.doc) })
      this.rows.set(key, { ...row, marks: this.#marked(row.marks, effect.marks.get(key)) })
      this.changed.set(key, ref)
    }
    this.facts.push({
      at: this.now.toISOString(),
      // As the database will give it back: the hash is of what is stored.
      deviceAt: deviceAt && new Date(deviceAt).toISOString(),
      userId: this.actor.userId,
      role: actingRole(this.actor.roles),
      clientId: this.clientId,
      commandId,
      type: command.type,
      touched,
    })
    return given
  }

  #marked(marks: FieldMarks, paths: ReadonlySet<string> | undefined): FieldMarks {
    if (!paths) return marks
    const mark: FieldMark = {
      rev: REV_OF_THIS_BATCH,
      by: this.actor.userId,
      at: this.now.toISOString(),
      client: this.clientId,
    }
    return { ...marks, ...Object.fromEntries([...paths].map((path) => [path, mark])) }
  }

  /** Numbers skipped on the way to a given one are reserved for the commands that had them. */
  #spendNumber(seriesKey: string, no: number, documentId: string): void {
    const next = this.series.get(seriesKey) ?? this.#locked.get(seriesKey) ?? no
    for (let skipped = next; skipped < no; skipped++)
      this.docNos.push({ seriesKey, no: skipped, documentId: '', state: 'reserved' })
    const place = this.docNos.findIndex((one) => one.seriesKey === seriesKey && one.no === no)
    if (place >= 0) this.docNos.splice(place, 1)
    this.docNos.push({ seriesKey, no, documentId, state: 'issued' })
    this.series.set(seriesKey, Math.max(next, no + 1))
  }

  #hash(doc: object): string {
    const known = this.#hashes.get(doc)
    if (known) return known
    const hash = docHash(doc)
    this.#hashes.set(doc, hash)
    return hash
  }
}

/** The store only ever holds documents that pass the schema of their type; a command that would break this is refused. */
function malformedRow(effect: CommandEffect, set: WorkingSet): Refusal | undefined {
  for (const ref of effect.changed.values()) {
    const schema = entitySchemas[ref.type]
    const checked = schema.safeParse(set.row(ref)?.doc)
    if (!checked.success) {
      const detail = issueTexts(schema, checked.error).slice(0, 3).join('；')
      return { code: 'general.inputInvalid', args: { detail } }
    }
  }
  return undefined
}

function numberGiven(ref: EntityRef, before: object | undefined, after: object): NumberGiven | undefined {
  const number = numberIn(ref, after)
  if (number === undefined || number === (before && numberIn(ref, before))) return undefined
  return { number, documentId: ref.id }
}

/** Rows passed the schema of their type when they were stored. */
function numberIn({ type }: EntityRef, doc: object): string | undefined {
  if (type === 'officialDocument') return (doc as OfficialDocument).number
  if (type === 'supervisionCase') return (doc as SupervisionCase).caseNo
  return type === 'transfer' ? (doc as Transfer).letter?.number : undefined
}
