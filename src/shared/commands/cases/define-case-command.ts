import type { z } from 'zod'
import type { EntityRef } from '../../domain/entities'
import type { SupervisionCase } from '../../domain/supervision-case'
import type { Refusal } from '../../messages/catalogue'
import { type CommandContext, type CommandDefinition, defineCommand, type ReadTx, type Tx } from '../engine/command'

interface CaseCommand<I extends { caseId: string }> {
  readonly type: string
  /** 1 where nothing else is said. */
  readonly version?: number
  readonly upcasts?: CommandDefinition['upcasts']
  readonly upcastReads?: CommandDefinition['upcastReads']
  readonly input: z.ZodType<I>
  readonly also?: (input: I) => readonly EntityRef[]
  readonly offered: (tx: ReadTx, caseId: string, ctx: CommandContext) => Refusal | undefined
  readonly check?: (found: SupervisionCase, input: I, ctx: CommandContext, tx: ReadTx) => Refusal | undefined
  /** Changes the case through `set`; returns what the record should note besides. */
  readonly apply: (edit: CaseEdit, input: I, ctx: CommandContext) => { note?: string; documentId?: string } | undefined
}

/** A case being changed by a command: its present state and the ways to write it. */
export interface CaseEdit {
  readonly case: SupervisionCase
  readonly tx: Tx
  set(path: string, to: unknown): void
}

/** The shape that every command on one existing case shares: its case is its subject, and it leaves one record entry. */
export function defineCaseCommand<I extends { caseId: string }>(command: CaseCommand<I>): CommandDefinition<I> {
  return defineCommand<I>({
    type: command.type,
    version: command.version ?? 1,
    upcasts: command.upcasts,
    upcastReads: command.upcastReads,
    input: command.input,
    entities: (i) => [{ type: 'supervisionCase', id: i.caseId }, ...(command.also?.(i) ?? [])],
    subject: (i) => ({ type: 'supervisionCase', id: i.caseId }),
    offered: command.offered,
    check: (tx, i, ctx) => {
      const found = tx.get('supervisionCase', i.caseId)
      return found && command.check?.(found, i, ctx, tx)
    },
    apply(tx, i, ctx) {
      const found = tx.get('supervisionCase', i.caseId)
      if (!found) return
      const ref = { type: 'supervisionCase', id: i.caseId } as const
      const extra = command.apply({ case: found, tx, set: (path, to) => tx.set(ref, path, to) }, i, ctx)
      tx.record({ caseId: i.caseId, region: found.region, ...extra })
    },
  })
}
