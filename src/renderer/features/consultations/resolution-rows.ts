import { type Consultation, isOverdue, orderedResolutions, type Resolution } from '#shared/domain/consultation'
import type { ReferenceData } from '#shared/domain/reference-data'
import { type ConsultationSearch, hasWords } from './consultation-search'

/** What a meeting settled, with the meeting. */
export interface ResolutionRow {
  readonly id: string
  readonly resolution: Resolution
  readonly consultation: Consultation
  readonly overdue: boolean
}

/**
 * The resolutions of all meetings that took place and were not cancelled: those to be carried out first, the most urgent
 * at the top and those without a day behind them, then the settled ones, the latest first.
 */
export function resolutionRows(
  consultations: readonly Consultation[],
  ref: Pick<ReferenceData, 'organ'>,
  { q, kind, state }: Pick<ConsultationSearch, 'q' | 'kind' | 'state'>,
  today: string,
): ResolutionRow[] {
  const rows = consultations
    .filter(({ status }) => status === 'held' || status === 'closed')
    .flatMap((consultation) =>
      orderedResolutions(consultation).map((resolution) => ({
        id: resolution.id,
        resolution,
        consultation,
        overdue: isOverdue(resolution, today),
      })),
    )
  return rows
    .filter(({ resolution: one, consultation: { topic } }) => {
      if ((kind && one.kind !== kind) || (state && one.state !== state)) return false
      return hasWords(q, one.title, one.content, one.result, ref.organ(one.organId)?.name, topic)
    })
    .sort(byUrgency)
}

function byUrgency(a: ResolutionRow, b: ResolutionRow): number {
  const [one, other] = [a.resolution, b.resolution]
  if ((one.state === 'open') !== (other.state === 'open')) return one.state === 'open' ? -1 : 1
  const [first, second] =
    one.state === 'open' ? [one.dueOn ?? '9999', other.dueOn ?? '9999'] : [other.settledAt ?? '', one.settledAt ?? '']
  return first < second ? -1 : first > second ? 1 : one.id < other.id ? -1 : 1
}
