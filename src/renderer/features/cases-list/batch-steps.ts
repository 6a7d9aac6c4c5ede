import { v7 as newId } from 'uuid'
import type { ClosingKind, SupervisionCase } from '#shared/domain/supervision-case'
import type { DeskWorker, GroupOpinion, RunAnswer } from '../../data/desk-worker-api'
import { useDesk, useSession } from '../../data/hooks'

export type BatchKind = 'reply' | 'close' | 'handover' | 'group' | 'opinion' | 'verify'

export interface BatchValues {
  readonly text?: string
  readonly kind?: ClosingKind
  readonly reason?: string
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
          return desk.run('case.handover', {
            caseId,
            fromUserId: found.handlerIds.includes(userId) ? userId : found.handlerIds[0],
            toUserId: values.toUserId,
            reason: values.reason,
          })
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
