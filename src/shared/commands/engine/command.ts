import type { z } from 'zod'
import type { EntityOf, EntityRef, EntityType } from '../../domain/entities'
import type { ReferenceData } from '../../domain/reference-data'
import type { Role } from '../../domain/roles'
import type { MessageCode, Refusal } from '../../messages/catalogue'
import type { MessageArgs } from '../../messages/message'
import type { FieldPath } from './field-path'

export interface Actor {
  readonly userId: string
  readonly name: string
  readonly roles: readonly Role[]
  readonly organId: string
  readonly region: string
}

export interface CommandContext {
  readonly actor: Actor
  /** The server's time where the command counts; the device's where it is only shown ahead. */
  readonly now: Date
  readonly commandId: string
  readonly ref: ReferenceData
}

/** A document before the engine has stamped who made it and when. */
export type NewEntity<T extends EntityType> = Omit<EntityOf<T>, 'createdAt' | 'createdBy' | 'updatedAt' | 'updatedBy'>

export interface ReadTx {
  get<T extends EntityType>(type: T, id: string): EntityOf<T> | undefined
}

/** Writing is by named fields only, so that a client which sees a projection never overwrites what it cannot see. */
export interface Tx extends ReadTx {
  create<T extends EntityType>(
    type: T,
    doc: Omit<EntityOf<T>, 'createdAt' | 'createdBy' | 'updatedAt' | 'updatedBy'>,
  ): void
  set(ref: EntityRef, path: FieldPath, to: unknown): void
  /** Adds to or removes from a list of codes or ids; an addition made meanwhile by another wins over a removal. */
  add(ref: EntityRef, path: FieldPath, values: readonly string[]): void
  remove(ref: EntityRef, path: FieldPath, values: readonly string[]): void
  /** Appends records to a list; always applies. */
  append(ref: EntityRef, path: FieldPath, record: unknown): void
  /** The next number of the command's series on the server; undefined on a client (待编号). */
  nextNumber(): number | undefined
  /** The entry in a case's record; one for each case that the command changes. */
  record(entry: ActionEntry): void
}

export interface ActionEntry {
  readonly caseId: string
  readonly region: string
  readonly orderId?: string
  readonly documentId?: string
  readonly note?: string
}

/** A number series: one row lock on the server, gap-free. */
export interface SeriesRequest {
  readonly key: string
}

export interface CommandDefinition<I = unknown> {
  readonly type: string
  readonly version: number
  /**
   * Inputs of earlier versions, each turned into that of the next: `upcasts[1]` makes a version 2 of a version 1.
   * The two versions before the present one must be here; clients in the field are updated over weeks.
   */
  readonly upcasts?: Readonly<Record<number, (input: unknown, rows: ReadTx) => unknown>>
  /** Rows that say what an earlier input did not name; which they are may show only in the first of them. */
  readonly upcastReads?: (input: unknown, rows: ReadTx) => readonly EntityRef[]
  readonly input: z.ZodType<I>
  /** All it reads and writes, known before running: the server locks these, sorted. */
  readonly entities: (input: I) => readonly EntityRef[]
  /**
   * Rows that the server changes for somebody who does not see them: the case behind a document that its addressee
   * answers. On his client they are absent, and no guard may tell him what they hold.
   */
  readonly behind?: (input: I) => readonly EntityRef[]
  /** The entity whose page offers it as a button. */
  readonly subject: (input: I) => EntityRef
  /** Whether the actor may do it here and now, whatever he fills in; a button shows the reason when not. */
  readonly offered: (tx: ReadTx, subjectId: string, ctx: CommandContext) => Refusal | undefined
  /** What the filled-in input must satisfy besides. */
  readonly check?: (tx: ReadTx, input: I, ctx: CommandContext) => Refusal | undefined
  readonly series?: (tx: ReadTx, input: I, ctx: CommandContext) => SeriesRequest | undefined
  readonly apply: (tx: Tx, input: I, ctx: CommandContext) => void
}

// biome-ignore lint/suspicious/noExplicitAny: the registry holds definitions of every input type
export type AnyCommand = CommandDefinition<any>

export function defineCommand<I>(definition: CommandDefinition<I>): CommandDefinition<I> {
  return definition
}

export function refuse(code: MessageCode, args?: MessageArgs): Refusal {
  return args ? { code, args } : { code }
}

/** The first refusal of several questions, asked in order and only as far as needed. */
export function firstRefusal(...questions: readonly (() => Refusal | undefined)[]): Refusal | undefined {
  for (const question of questions) {
    const refusal = question()
    if (refusal) return refusal
  }
  return undefined
}
