import { referenceTypes } from '#shared/domain/entities'
import { emptyReferenceRows, type ReferenceRows } from '#shared/domain/reference-data'
import { REF_SCOPE } from '#shared/sync/scopes'
import { onlyRow, type Queryable } from '../../storage/db'
import type { CommonTx } from '../sync-store'

export function sqlReference(q: Queryable): Pick<CommonTx, 'referenceRev' | 'referenceRows'> {
  return {
    async referenceRev() {
      const rows = await q.query<{ rev: number }>(
        'SELECT coalesce(max(rev), 0) AS rev FROM scope_entity WHERE scope = $1',
        [REF_SCOPE],
      )
      return onlyRow(rows).rev
    },
    async referenceRows() {
      const rows = await q.query<{ type: keyof ReferenceRows; doc: never }>(
        'SELECT type, doc FROM entity WHERE type = ANY($1::text[]) AND NOT deleted ORDER BY type, id',
        [[...referenceTypes]],
      )
      const byType: { [T in keyof ReferenceRows]: ReferenceRows[T][number][] } = { ...mutableCopy(emptyReferenceRows) }
      for (const { type, doc } of rows) byType[type].push(doc)
      return byType
    },
  }
}

function mutableCopy(rows: ReferenceRows): { [T in keyof ReferenceRows]: ReferenceRows[T][number][] } {
  return {
    organ: [...rows.organ],
    userProfile: [...rows.userProfile],
    dictionary: [...rows.dictionary],
    holidayYear: [...rows.holidayYear],
    legalBasis: [...rows.legalBasis],
    documentRule: [...rows.documentRule],
    documentTemplate: [...rows.documentTemplate],
    delegation: [...rows.delegation],
    classStandard: [...rows.classStandard],
    thresholds: [...rows.thresholds],
  }
}
