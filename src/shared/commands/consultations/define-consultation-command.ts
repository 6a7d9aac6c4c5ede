import type { z } from 'zod'
import { type Consultation, type ConsultationStatus, consultationStatusLabels } from '../../domain/consultation'
import type { EntityRef } from '../../domain/entities'
import type { SupervisionCase } from '../../domain/supervision-case'
import type { Refusal } from '../../messages/catalogue'
import { type CommandContext, type CommandDefinition, defineCommand, refuse, type Tx } from '../engine/command'
import { onCase } from '../guards'

export interface ConsultationInput {
  readonly consultationId: string
  /** The case it was called for. */
  readonly caseId: string
}

interface ConsultationCommand<I extends ConsultationInput> {
  readonly type: string
  /** 1 where nothing else is said. */
  readonly version?: number
  readonly upcasts?: CommandDefinition['upcasts']
  readonly upcastReads?: CommandDefinition['upcastReads']
  readonly input: z.ZodType<I>
  readonly statuses: readonly ConsultationStatus[]
  readonly also?: (input: I) => readonly EntityRef[]
  readonly check?: (found: Consultation, input: I, ctx: CommandContext, tx: Pick<Tx, 'get'>) => Refusal | undefined
  readonly apply: (edit: ConsultationEdit, input: I, ctx: CommandContext) => { note?: string } | undefined
}

export interface ConsultationEdit {
  readonly consultation: Consultation
  readonly case: SupervisionCase
  readonly tx: Tx
  set(path: string, to: unknown): void
}

/**
 * The shape that every command on one existing consultation shares. It is run by the officers of the bureau whose case
 * called for it, and leaves its entry in that case's record; conflicts of two officers stand there too.
 */
export function defineConsultationCommand<I extends ConsultationInput>(
  command: ConsultationCommand<I>,
): CommandDefinition<I> {
  return defineCommand<I>({
    type: command.type,
    version: command.version ?? 1,
    upcasts: command.upcasts,
    upcastReads: command.upcastReads,
    input: command.input,
    entities: (i) => [
      { type: 'consultation', id: i.consultationId },
      { type: 'supervisionCase', id: i.caseId },
      ...(command.also?.(i) ?? []),
    ],
    subject: (i) => ({ type: 'consultation', id: i.consultationId }),
    offered: (tx, id, ctx) => {
      const found = tx.get('consultation', id)
      if (!found) return refuse('general.notFound', { what: '会商' })
      return onCase(tx, found.caseId, ctx, ['officer'], () => needStatus(found, command.statuses))
    },
    check: (tx, i, ctx) => {
      const found = tx.get('consultation', i.consultationId)
      if (!found || found.caseId !== i.caseId) return refuse('general.notFound', { what: '会商所属案件' })
      return command.check?.(found, i, ctx, tx)
    },
    apply(tx, i, ctx) {
      const consultation = tx.get('consultation', i.consultationId)
      const home = tx.get('supervisionCase', i.caseId)
      if (!consultation || !home) return
      const ref = { type: 'consultation', id: i.consultationId } as const
      const edit = { consultation, case: home, tx, set: (path: string, to: unknown) => tx.set(ref, path, to) }
      const extra = command.apply(edit, i, ctx)
      tx.record({ caseId: home.id, region: home.region, ...extra })
    },
  })
}

/** Every case on the agenda, as the officer sees it: what changes the meeting changes its track in each of them. */
export function agendaOf(i: { readonly caseIds: readonly string[] }): EntityRef[] {
  return i.caseIds.map((id) => ({ type: 'supervisionCase', id }))
}

export function needSameAgenda(found: Consultation, ids: readonly string[]): Refusal | undefined {
  const same = ids.length === found.caseIds.length && found.caseIds.every((id) => ids.includes(id))
  return same ? undefined : refuse('consultations.casesChanged')
}

function needStatus(found: Consultation, statuses: readonly ConsultationStatus[]): Refusal | undefined {
  if (statuses.includes(found.status)) return undefined
  return refuse('consultations.wrongStatus', {
    status: consultationStatusLabels[found.status],
    needed: statuses.map((status) => consultationStatusLabels[status]).join('、'),
  })
}
