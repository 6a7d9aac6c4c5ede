import { awaitsLegalReview } from '#shared/domain/legal-review'
import type { CaseColumns, DeskWorker } from '../../data/desk-worker-api'

/** The most urgent ones: no bureau has more in review that a reviewer could get to in a day. */
const MOST_IN_REVIEW = 100

/** Cases that wait for this reviewer's legal review, the most urgent first; who handles a case does not review it. */
export async function legalReviews(
  desk: Pick<DeskWorker, 'listCases' | 'get'>,
  userId: string,
): Promise<CaseColumns[]> {
  const { rows } = await desk.listCases({
    offset: 0,
    limit: MOST_IN_REVIEW,
    stage: ['review'],
    sort: { by: 'dueAt', descending: false },
  })
  const others = rows.filter(({ handlerIds }) => !handlerIds.includes(userId))
  const read = await Promise.all(others.map(({ id }) => desk.get('supervisionCase', id)))
  return others.filter((_, index) => {
    const found = read[index]
    return found !== undefined && awaitsLegalReview(found)
  })
}
