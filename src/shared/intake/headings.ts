import { headingNames } from './heading-names'
import { categoryFields, type IntakeField, intakeFields, intakeFieldTitles } from './intake-fields'
import type { ImportProfile } from './profile'

/** Our own columns in the workbook of rejected rows: put right, it is imported again as it is. */
export const ownHeadings = ['原行号', '退回原因'] as const

const fieldByHeading: ReadonlyMap<string, IntakeField> = new Map(
  intakeFields.flatMap((field) =>
    [field, intakeFieldTitles[field], ...headingNames(field)].map((name) => [plainHeading(name), field] as const),
  ),
)

/** Which column (counted from 0) feeds which field; every other heading goes to `raw`. */
export interface ColumnMap {
  readonly fields: ReadonlyMap<IntakeField, number>
  readonly raw: ReadonlyMap<string, number>
}

/** Without blanks, marks and notes in brackets (`*工单编号（必填）`), so that decoration does not hide a name. */
export function plainHeading(heading: string): string {
  return heading
    .normalize('NFKC')
    .replace(/[([【{<].*?[)\]】}>]/g, '')
    .replace(/[\s:*#、,。;；'"“”_\-/\\]/g, '')
    .toLowerCase()
}

/**
 * Maps headings to fields: by the profile where it names a column, else by known names. The first of two columns with
 * the same meaning wins, the other is kept in `raw` under its own heading.
 */
export function mapHeadings(headings: readonly string[], profile?: ImportProfile): ColumnMap {
  const fields = new Map<IntakeField, number>()
  const plain = headings.map(plainHeading)
  for (const [field, names] of profileColumns(profile)) {
    const column = names.map((name) => plain.indexOf(plainHeading(name))).find((index) => index >= 0)
    if (column !== undefined) fields.set(field, column)
  }
  const taken = new Set(fields.values())
  plain.forEach((name, column) => {
    const field = fieldByHeading.get(name)
    if (!field || profile?.onlyNamed || taken.has(column) || fields.has(field) || profile?.columns[field]) return
    fields.set(field, column)
    taken.add(column)
  })
  return { fields, raw: rawColumns(headings, taken, profile) }
}

/**
 * How many headings of a row are known: the heading row of a sheet is the one with the most. Levels of a taxonomy do not
 * count, because a sheet of nothing else is the taxonomy itself.
 */
export function knownHeadings(headings: readonly string[], profile?: ImportProfile): number {
  return [...mapHeadings(headings, profile).fields.keys()].filter((field) => !categoryFields.includes(field)).length
}

function profileColumns(profile: ImportProfile | undefined): [IntakeField, readonly string[]][] {
  return intakeFields.flatMap((field) => {
    const named = profile?.columns[field]
    if (named === undefined) return []
    return [[field, typeof named === 'string' ? [named] : named]]
  })
}

function rawColumns(
  headings: readonly string[],
  taken: ReadonlySet<number>,
  profile: ImportProfile | undefined,
): Map<string, number> {
  const ignored = new Set([...ownHeadings, ...(profile?.ignore ?? [])].map(plainHeading))
  const raw = new Map<string, number>()
  headings.forEach((heading, column) => {
    if (taken.has(column) || heading === '' || ignored.has(plainHeading(heading))) return
    raw.set(raw.has(heading) ? `${heading}（第${column + 1}列）` : heading, column)
  })
  return raw
}

/** What a sheet needs at least; the names of the columns that are missing, in the words of its reader. */
export function missingColumns({ fields }: ColumnMap): string[] {
  const missing: string[] = []
  if (!fields.has('orderNo')) missing.push(withOtherNames('orderNo'))
  if (!fields.has('receivedAt')) missing.push(withOtherNames('receivedAt'))
  if (!fields.has('title') && !fields.has('content')) missing.push(withOtherNames('content'))
  return missing
}

function withOtherNames(field: IntakeField): string {
  return `${intakeFieldTitles[field]}（也可写作${headingNames(field).slice(0, 3).join('、')}等）`
}
