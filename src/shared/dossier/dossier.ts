import type { OfficialDocument } from '../domain/official-document'
import { isFiled } from '../domain/stages'
import type { SupervisionCase } from '../domain/supervision-case'
import type { Refusal } from '../messages/catalogue'

export const retentionLabels = { permanent: '永久', years30: '30年', years10: '10年' } as const
export type Retention = keyof typeof retentionLabels

/** One line of the file's index: which sheets it takes in its volume. */
export interface DossierLine {
  readonly title: string
  readonly number: string
  readonly date: string
  readonly from: number
  readonly to: number
}

/** What a file still lacks: each said, with where it is done (domain.md §4: archive needs a complete 卷宗). */
export function dossierGap(found: SupervisionCase, documents: readonly OfficialDocument[]): Refusal | undefined {
  const gaps: string[] = []
  if (!found.closing) gaps.push('结案报告')
  if (!found.answer && found.closing?.kind !== 'merged') gaps.push('答复诉求人记录')
  const filed = isFiled(found)
  const early = found.closing && ['answered', 'guided', 'withdrawn', 'merged'].includes(found.closing.kind)
  if (!filed && !early) gaps.push('立案审批表')
  if (found.openConflictIds.length > 0) gaps.push('内容冲突的处理')
  for (const { status, title, deliveries } of documents) {
    if (status === 'inReview' || status === 'approved') gaps.push(`《${title}》的签发`)
    if (status === 'issued' && deliveries.length === 0) gaps.push(`《${title}》的送达回证`)
  }
  return gaps.length > 0 ? { code: 'cases.dossierIncomplete', args: { gaps: gaps.join('、') } } : undefined
}
