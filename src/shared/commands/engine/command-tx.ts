import { type EntityOf, type EntityRef, type EntityType, entityKey } from '../../domain/entities'
import { sameValue } from '../../sync/canonical-json'
import type { ActionEntry, CommandContext, NewEntity, Tx } from './command'
import { elementPath } from './field-marks'
import { type FieldPath, getPath, withPath } from './field-path'
import { type Disagreement, type MergeRule, mergeField } from './merge-field'
import type { WorkingSet } from './working-set'

/** What a command did, ready to be stored: changed documents, new field marks, and where people disagreed. */
export interface CommandEffect {
  readonly changed: ReadonlyMap<string, EntityRef>
  readonly marks: ReadonlyMap<string, ReadonlySet<FieldPath>>
  readonly disagreements: readonly Disagreement[]
  readonly parallel: readonly { ref: EntityRef; path: FieldPath }[]
  readonly fieldChanges: readonly { ref: EntityRef; path: FieldPath; from: unknown; to: unknown }[]
  /** Values the officer saw in the fields he changed; only the first sight of a field counts. */
  readonly seenFields: ReadonlyMap<string, Record<FieldPath, unknown>>
}

/** Runs a command's writes over a working set. `rule` is absent where nothing can be stale (authoring, rebasing). */
export class CommandTx implements Tx {
  private readonly changed = new Map<string, EntityRef>()
  private readonly marks = new Map<string, Set<FieldPath>>()
  private readonly disagreements: Disagreement[] = []
  private readonly parallel: { ref: EntityRef; path: FieldPath }[] = []
  private readonly fieldChanges: { ref: EntityRef; path: FieldPath; from: unknown; to: unknown }[] = []
  private readonly seenFields = new Map<string, Record<FieldPath, unknown>>()
  private readonly created = new Set<string>()
  private readonly entries: ActionEntry[] = []

  constructor(
    private readonly set_: WorkingSet,
    private readonly ctx: CommandContext,
    private readonly options: { rule?: MergeRule; number?: number | undefined } = {},
  ) {}

  get<T extends EntityType>(type: T, id: string): EntityOf<T> | undefined {
    return this.set_.get(type, id)
  }

  create<T extends EntityType>(type: T, doc: NewEntity<T>): void {
    const ref = { type, id: doc.id }
    const at = this.ctx.now.toISOString()
    const by = this.ctx.actor.userId
    const stamped = { ...doc, createdAt: at, createdBy: by, updatedAt: at, updatedBy: by }
    this.set_.put({ ...ref, rev: this.set_.row(ref)?.rev ?? 0, doc: stamped, marks: {} })
    this.created.add(entityKey(ref))
    this.changed.set(entityKey(ref), ref)
  }

  set(ref: EntityRef, path: FieldPath, to: unknown): void {
    const row = this.requireRow(ref)
    const from = getPath(row.doc, path)
    this.see(ref, path, from)
    if (sameValue(from, to)) return
    const verdict = this.created.has(entityKey(ref)) ? 'apply' : mergeField(row, path, to, this.options.rule)
    if (verdict === 'keepTheirs') {
      this.disagreements.push({ ref, path, theirs: from, mine: to })
      return
    }
    if (verdict === 'applyParallel') this.parallel.push({ ref, path })
    this.fieldChanges.push({ ref, path, from, to })
    this.write(ref, path, to)
  }

  add(ref: EntityRef, path: FieldPath, values: readonly string[]): void {
    const row = this.requireRow(ref)
    const current = listAt(row.doc, path)
    // An element that is there already is marked all the same: the addition must win over a removal made elsewhere.
    for (const value of values) this.mark(ref, elementPath(path, value))
    const added = values.filter((value) => !current.includes(value))
    if (added.length === 0) return
    this.fieldChanges.push({ ref, path, from: current, to: [...current, ...added] })
    this.write(ref, path, [...current, ...added])
  }

  remove(ref: EntityRef, path: FieldPath, values: readonly string[]): void {
    const row = this.requireRow(ref)
    const current = listAt(row.doc, path)
    const unseen = (value: string) => this.options.rule?.unseen(ref, row.marks[elementPath(path, value)]) ?? false
    const gone = new Set(values.filter((value) => current.includes(value) && !unseen(value)))
    if (values.some(unseen)) this.parallel.push({ ref, path })
    if (gone.size === 0) return
    const left = current.filter((value) => !gone.has(value))
    this.fieldChanges.push({ ref, path, from: current, to: left })
    this.write(ref, path, left)
  }

  append(ref: EntityRef, path: FieldPath, record: unknown): void {
    const list = getPath(this.requireRow(ref).doc, path)
    this.write(ref, path, [...(Array.isArray(list) ? list : []), record])
  }

  nextNumber(): number | undefined {
    return this.options.number
  }

  record(entry: ActionEntry): void {
    this.entries.push(entry)
  }

  get recorded(): readonly ActionEntry[] {
    return this.entries
  }

  effect(): CommandEffect {
    const { changed, marks, disagreements, parallel, fieldChanges, seenFields } = this
    return { changed, marks, disagreements, parallel, fieldChanges, seenFields }
  }

  private write(ref: EntityRef, path: FieldPath, to: unknown): void {
    const row = this.requireRow(ref)
    const stamped = {
      ...withPath(row.doc, path, to),
      updatedAt: this.ctx.now.toISOString(),
      updatedBy: this.ctx.actor.userId,
    }
    this.set_.put({ ...row, doc: stamped })
    this.changed.set(entityKey(ref), ref)
    this.mark(ref, path)
  }

  private mark(ref: EntityRef, path: FieldPath): void {
    const key = entityKey(ref)
    this.marks.set(key, (this.marks.get(key) ?? new Set<FieldPath>()).add(path))
    this.changed.set(key, ref)
  }

  private see(ref: EntityRef, path: FieldPath, value: unknown): void {
    const key = entityKey(ref)
    const seen = this.seenFields.get(key) ?? {}
    if (!(path in seen)) this.seenFields.set(key, { ...seen, [path]: value ?? null })
  }

  private requireRow(ref: EntityRef) {
    const row = this.set_.row(ref)
    // A guard that lets a command through without its entities is a bug, not a refusal.
    if (!row) throw new Error(`command ${this.ctx.commandId} writes ${entityKey(ref)} which it did not name`)
    return row
  }
}

function listAt(doc: object, path: FieldPath): string[] {
  const list = getPath(doc, path)
  return Array.isArray(list) ? list : []
}
