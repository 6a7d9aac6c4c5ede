import type { z } from 'zod'
import type { Role } from '../../domain/roles'
import { type Submission, type SubmissionStatus, submissionStatusLabels } from '../../domain/submission'
import type { Refusal } from '../../messages/catalogue'
import {
  type CommandContext,
  type CommandDefinition,
  defineCommand,
  type ReadTx,
  refuse,
  type Tx,
} from '../engine/command'
import { needRole } from '../guards'
import { departmentRoles } from './addressed'

interface SubmissionCommand<I extends { submissionId: string }> {
  readonly type: string
  readonly input: z.ZodType<I>
  readonly roles?: readonly Role[]
  readonly statuses: readonly SubmissionStatus[]
  readonly check?: (found: Submission, input: I, ctx: CommandContext) => Refusal | undefined
  readonly apply: (
    edit: { found: Submission; tx: Tx; set(path: string, to: unknown): void },
    input: I,
    ctx: CommandContext,
  ) => void
}

export const submissionRef = (id: string) => ({ type: 'submission', id }) as const

/** The shape of every step of a paper inside its department: any colleague may go on with what another began. */
export function defineSubmissionCommand<I extends { submissionId: string }>(
  command: SubmissionCommand<I>,
): CommandDefinition<I> {
  return defineCommand<I>({
    type: command.type,
    version: 1,
    input: command.input,
    entities: (i) => [submissionRef(i.submissionId)],
    subject: (i) => submissionRef(i.submissionId),
    offered: (tx, id, ctx) => onOwnSubmission(tx, id, ctx, command.roles ?? departmentRoles, command.statuses),
    check: (tx, i, ctx) => {
      const found = tx.get('submission', i.submissionId)
      return found && command.check?.(found, i, ctx)
    },
    apply(tx, i, ctx) {
      const found = tx.get('submission', i.submissionId)
      if (!found) return
      command.apply({ found, tx, set: (path, to) => tx.set(submissionRef(found.id), path, to) }, i, ctx)
    },
  })
}

export function onOwnSubmission(
  tx: ReadTx,
  id: string,
  ctx: CommandContext,
  roles: readonly Role[],
  statuses: readonly SubmissionStatus[],
): Refusal | undefined {
  const found = tx.get('submission', id)
  if (!found || found.organId !== ctx.actor.organId) return refuse('departments.notAddressed')
  const refusal = needRole(ctx, ...roles)
  if (refusal || statuses.includes(found.status)) return refusal
  return refuse('departments.wrongStatus', {
    status: submissionStatusLabels[found.status],
    needed: statuses.map((status) => submissionStatusLabels[status]).join('、'),
  })
}

/** Files may be added while the paper is being written. */
export function onDraft(tx: ReadTx, id: string, ctx: CommandContext): Refusal | undefined {
  return onOwnSubmission(tx, id, ctx, departmentRoles, ['draft', 'proposed', 'returned'])
}
