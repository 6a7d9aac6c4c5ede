import { type IntakeField, intakeFields } from '#shared/intake/intake-fields'
import type { ImportProfile } from '#shared/intake/profile'
import type { ImportPreview } from '#shared/sync/hotline-protocol'

/** What a column is for: a field, kept beside the fields, or not kept at all. */
export type ColumnUse = IntakeField | 'keep' | 'ignore'

/** What each heading feeds, as the file was read. */
export function usesOf({ columns }: ImportPreview): Record<string, ColumnUse> {
  return Object.fromEntries(
    columns.map(({ heading, field, ignored }) => [heading, field ?? (ignored ? 'ignore' : 'keep')]),
  )
}

/** A field feeds from one column: chosen for another one, it leaves the first. */
export function withUse(uses: Readonly<Record<string, ColumnUse>>, heading: string, use: ColumnUse) {
  const freed = Object.entries(uses).map(([each, had]) => [each, had === use && isField(use) ? 'keep' : had] as const)
  return { ...Object.fromEntries(freed), [heading]: use } as Record<string, ColumnUse>
}

function isField(use: ColumnUse): use is IntakeField {
  return (intakeFields as readonly string[]).includes(use)
}

/** The mapping as a profile that reads exactly these columns. */
export function profileOf(
  uses: Readonly<Record<string, ColumnUse>>,
  more: {
    readonly name: string
    readonly title: string
    readonly sheet: string
    readonly defaults: ImportProfile['defaults']
  },
): ImportProfile {
  const entries = Object.entries(uses)
  return {
    name: more.name,
    title: more.title,
    columns: Object.fromEntries(entries.flatMap(([heading, use]) => (isField(use) ? [[use, heading]] : []))),
    defaults: more.defaults,
    ignore: entries.flatMap(([heading, use]) => (use === 'ignore' ? [heading] : [])),
    onlyNamed: true,
    ...(more.sheet !== 'CSV' ? { sheet: more.sheet } : {}),
  }
}

/** The saved profile that was made for a sheet with just these headings. */
export function fittingProfile<P extends { readonly headings: readonly string[]; readonly state: string }>(
  profiles: readonly P[],
  { columns }: ImportPreview,
): P | undefined {
  const headings = columns.map(({ heading }) => heading).sort()
  return profiles.find(
    (one) => one.state === 'inUse' && JSON.stringify([...one.headings].sort()) === JSON.stringify(headings),
  )
}
