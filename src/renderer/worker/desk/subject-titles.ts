import { type EntityRef, entityKey } from '#shared/domain/entities'
import type { DeskColumns } from '../columns/desk-columns'
import type { LocalStore } from '../store/local-store'

/** What a person calls an entity of the lists; undefined for what stands in no list. */
export function listedTitle(columns: DeskColumns, { type, id }: EntityRef): string | undefined {
  switch (type) {
    case 'workOrder':
      return columns.workOrder.get(id)?.title ?? ''
    case 'supervisionCase':
      return columns.supervisionCase.get(id)?.title ?? ''
    case 'officialDocument':
      return columns.officialDocument.get(id)?.title ?? ''
    default:
      return undefined
  }
}

/**
 * What a person calls each of these entities: the lists know most, the others are read from their rows.
 * @returns '' for what is not there, and for what has no name of its own
 */
export async function subjectTitles(
  columns: DeskColumns,
  store: LocalStore,
  subjects: readonly EntityRef[],
): Promise<(ref: EntityRef) => string> {
  const unlisted = subjects.filter((ref) => listedTitle(columns, ref) === undefined)
  const rows = unlisted.length > 0 ? await store.read((tx) => tx.rows(unlisted)) : []
  const read = new Map(rows.map((row) => [entityKey(row), ownName(row.doc)]))
  return (ref) => listedTitle(columns, ref) ?? read.get(entityKey(ref)) ?? ''
}

/** Meetings, campaigns, orders to departments and minutes have titles, organs and templates names, inspections a place. */
function ownName(doc: object): string {
  const named = doc as { readonly title?: unknown; readonly name?: unknown; readonly place?: unknown }
  const found = named.title ?? named.name ?? named.place
  return typeof found === 'string' ? found : ''
}
