import type { EntityMap, EntityType } from '#shared/domain/entities'

type ClearColumns = Readonly<Record<string, string>>
type ClearOf = { [T in EntityType]?: (doc: EntityMap[T]) => ClearColumns }

/** What of a document lies in clear beside its sealed bytes, because an index needs it (docs/security.md, Cipher boundary). */
const clear: ClearOf = {
  caseAction: ({ caseId }) => ({ caseId }),
  officialDocument: ({ caseId }) => ({ caseId }),
  conflict: ({ caseId, state }) => ({ caseId, state }),
}

export function clearColumns(type: EntityType, doc: object): ClearColumns {
  return (clear[type] as ((doc: object) => ClearColumns) | undefined)?.(doc) ?? {}
}
