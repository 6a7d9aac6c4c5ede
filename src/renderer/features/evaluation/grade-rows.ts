import { isGradedBy, type OrganGrade } from '#shared/domain/organ-grade'
import type { Organ } from '#shared/domain/reference'
import type { ReferenceData } from '#shared/domain/reference-data'
import { regionParents } from '#shared/domain/region-chain'
import type { GradeView } from './evaluation-search'

/** An organ in one year's evaluation. */
export interface GradeRow {
  readonly id: string
  readonly organ: Organ
  readonly current: OrganGrade | undefined
  readonly before: OrganGrade | undefined
}

/** The organs whom the bureaus of a region and those below grade, with this year's grade and the last one's. */
export function gradeRows(
  ref: ReferenceData,
  grades: readonly OrganGrade[],
  region: string,
  year: number,
): readonly GradeRow[] {
  const parents = regionParents(ref)
  const parentOf = (one: string) => parents.get(one)
  const own = ref.organs().filter((organ) => isGradedBy(organ, region, parentOf))
  const known = new Set(own.map(({ id }) => id))
  // What county bureaus have graded is seen from above, but only where there is something to see.
  const below = ref.organs().filter(({ id }) => !known.has(id) && grades.some((one) => one.organId === id))
  const at = (organId: string, of: number) => grades.find((one) => one.organId === organId && one.year === of)
  const byCode = (a: Organ, b: Organ) => (a.code < b.code ? -1 : 1)
  return [...own.sort(byCode), ...below.sort(byCode)].map((organ) => ({
    id: organ.id,
    organ,
    current: at(organ.id, year),
    before: at(organ.id, year - 1),
  }))
}

export function isInView({ current }: GradeRow, view: GradeView): boolean {
  if (view === 'all') return true
  return view === 'none' ? current === undefined : current?.grade === view
}
