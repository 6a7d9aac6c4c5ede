import { v7 as newId } from 'uuid'
import type { ClosingKind, SupervisionCase } from '#shared/domain/supervision-case'
import type { DeskWorker, GroupOpinion, RunAnswer, SessionUser } from '../../data/desk-worker-api'
import { useDesk, useSession } from '../../data/hooks'

export type BatchKind = 'reply' | 'close' | 'handover' | 'group' | 'opinion' | 'verify'

export interface BatchValues {
  readonly text?: string
  readonly kind?: ClosingKind
  readonly reason?: string
  /** Whose place is handed over; the user himself where nobody is named. */
  readonly fromUserId?: string
  readonly toUserId?: string
  readonly name?: string
  readonly checkedBy?: readonly string[]
  readonly summary?: string
  readonly opinion?: GroupOpinion
}

/** What one case of the batch gets: read first, because its orders and stage decide the input. */
export function useBatchStep() {
  const desk = useDesk()
  const { userId } = useSession()
  return (kind: BatchKind, values: BatchValues) => {
    const groupId = newId()
    return async (caseId: string): Promise<RunAnswer> => {
      const found = await desk.get('supervisionCase', caseId)
      if (!found) return { ok: false, refusal: { code: 'general.notFound', args: { what: '案件' } } }
      switch (kind) {
        case 'reply': {
          const via = found.orderIds.length > 0 ? 'hotline' : 'letter'
          return desk.run('case.reply', { caseId, orderIds: found.orderIds, via, text: values.text })
        }
        case 'close':
          return desk.run('case.close', { caseId, ...closing(values) })
        case 'handover':
          return handOver(desk, caseId, { ...values, fromUserId: values.fromUserId ?? userId })
        case 'group':
          return desk.run('case.group', { caseId, groupId, name: values.name })
        case 'opinion': {
          const { documentId, leadCaseId } = values.opinion ?? {}
          return desk.run('case.underOpinion', { caseId, documentId, leadCaseId })
        }
        case 'verify':
          return verify(desk, found)
      }
    }
  }
}

/** The place of the one who was named, in no case another's: where he is no handler, the command says so. */
export function handOver(
  desk: Pick<DeskWorker, 'run'>,
  caseId: string,
  { fromUserId, toUserId, reason }: BatchValues,
): Promise<RunAnswer> {
  return desk.run('case.handover', { caseId, fromUserId, toUserId, reason })
}

/**
 * Who may be meant by 移交人 in the chosen cases: their handlers, by how many of the cases they have. Nobody is asked
 * for where the user handles them all, or may hand over only what is his own.
 */
export function handlersToChoose(
  cases: readonly Pick<SupervisionCase, 'handlerIds'>[],
  user: Pick<SessionUser, 'userId' | 'roles'>,
): readonly { readonly userId: string; readonly cases: number }[] {
  const own = cases.every(({ handlerIds }) => handlerIds.includes(user.userId))
  if (own || !user.roles.includes('reviewer')) return []
  const count = new Map<string, number>()
  for (const id of cases.flatMap(({ handlerIds }) => handlerIds)) count.set(id, (count.get(id) ?? 0) + 1)
  return [...count].map(([userId, n]) => ({ userId, cases: n })).sort((a, b) => b.cases - a.cases)
}

function closing({ kind, reason, checkedBy = [], summary }: BatchValues) {
  return kind === 'corrected' ? { kind, reason, checkedBy, outcome: { summary } } : { kind, reason }
}

/** By what the respondent answered to the opinion, the case's own or that of its group. */
async function verify(desk: DeskWorker, found: SupervisionCase): Promise<RunAnswer> {
  const opinion = found.opinionId ? await desk.get('officialDocument', found.opinionId) : undefined
  const answer = opinion?.replies.findLast(({ outcome }) => outcome !== 'explanation')
  if (!answer) return { ok: false, refusal: { code: 'cases.noReplyYet' } }
  return desk.run('case.verify', { caseId: found.id, ground: answer.outcome, text: answer.text })
}
