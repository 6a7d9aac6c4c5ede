import type { z } from 'zod'
import { civilTimeOf } from '../../domain/civil-date'
import type { EntityRef } from '../../domain/entities'
import { type Inspection, type InspectionStatus, inspectionStatusLabels } from '../../domain/inspection'
import type { Refusal } from '../../messages/catalogue'
import { type CommandContext, type CommandDefinition, defineCommand, refuse, type Tx } from '../engine/command'
import { onCase } from '../guards'

export interface InspectionInput {
  readonly inspectionId: string
  readonly caseId: string
}

interface InspectionCommand<I extends InspectionInput> {
  readonly type: string
  readonly input: z.ZodType<I>
  readonly statuses: readonly InspectionStatus[]
  /** Who of the bureau may: those who were there, or any officer of it. */
  readonly by: 'inspector' | 'officer'
  readonly also?: (input: I) => readonly EntityRef[]
  readonly check?: (found: Inspection, input: I, ctx: CommandContext, tx: Pick<Tx, 'get'>) => Refusal | undefined
  /** What the case's record says of it; nothing for what is written down minute by minute. */
  readonly apply: (edit: InspectionEdit, input: I, ctx: CommandContext) => string | undefined
}

export interface InspectionEdit {
  readonly inspection: Inspection
  readonly tx: Tx
  readonly ref: EntityRef
  set(path: string, to: unknown): void
}

/**
 * The shape that every command on one existing inspection shares. What was seen on site is taken in whatever became of
 * the case meanwhile: it was so. The audit has every command; the case's record only what an officer looks for in it.
 */
export function defineInspectionCommand<I extends InspectionInput>(
  command: InspectionCommand<I>,
): CommandDefinition<I> {
  return defineCommand<I>({
    type: command.type,
    version: 1,
    input: command.input,
    entities: (i) => [
      { type: 'inspection', id: i.inspectionId },
      { type: 'supervisionCase', id: i.caseId },
      ...(command.also?.(i) ?? []),
    ],
    subject: (i) => ({ type: 'inspection', id: i.inspectionId }),
    offered: (tx, id, ctx) => {
      const found = tx.get('inspection', id)
      if (!found) return refuse('general.notFound', { what: '现场核查' })
      return (
        onCase(tx, found.caseId, ctx, ['officer', 'reviewer']) ??
        needStatus(found, command.statuses) ??
        (command.by === 'inspector' ? needInspector(found, ctx) : undefined)
      )
    },
    check: (tx, i, ctx) => {
      const found = tx.get('inspection', i.inspectionId)
      if (!found || found.caseId !== i.caseId) return refuse('general.notFound', { what: '现场核查所属案件' })
      return command.check?.(found, i, ctx, tx)
    },
    apply(tx, i, ctx) {
      const inspection = tx.get('inspection', i.inspectionId)
      if (!inspection) return
      const ref = { type: 'inspection', id: i.inspectionId } as const
      const note = command.apply({ inspection, tx, ref, set: (path, to) => tx.set(ref, path, to) }, i, ctx)
      if (note !== undefined) tx.record({ caseId: inspection.caseId, region: inspection.region, note })
    },
  })
}

function needStatus(found: Inspection, statuses: readonly InspectionStatus[]): Refusal | undefined {
  if (statuses.includes(found.status)) return undefined
  return refuse('inspections.wrongStatus', {
    status: inspectionStatusLabels[found.status],
    needed: statuses.map((status) => inspectionStatusLabels[status]).join('、'),
  })
}

export function needInspector(found: Inspection, ctx: CommandContext): Refusal | undefined {
  if (found.inspectors.some(({ userId }) => userId === ctx.actor.userId)) return undefined
  return refuse('inspections.notInspector', { names: found.inspectors.map(({ name }) => name).join('、') })
}

/** Clocks of machines differ a little; a time of the site further ahead than this is a slip of the pen. */
const SLACK_MS = 10 * 60_000

/**
 * Measured by the clock of the machine on which it was written down too: one that ran ahead on site must not make the
 * server turn away what was seen there (sync.md §5: skew never blocks).
 */
export function needPast(what: string, at: string, ctx: CommandContext): Refusal | undefined {
  if (Date.parse(at) <= Math.max(ctx.now.getTime(), madeAt(ctx.commandId)) + SLACK_MS) return undefined
  return refuse('inspections.timeAhead', { what, at: civilTimeOf(at) })
}

/** A command's id is a UUIDv7: its first 48 bits are the moment of its making by the device's clock. */
function madeAt(commandId: string): number {
  const [, high = '', low = ''] = /^([0-9a-f]{8})-([0-9a-f]{4})-7/.exec(commandId) ?? []
  return high ? Number.parseInt(high + low, 16) : 0
}
