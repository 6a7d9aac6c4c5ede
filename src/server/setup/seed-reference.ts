import { docHash } from '../audit/audit-chain'
import { type ReferenceChange, recordChange } from '../audit/record-change'
import type { Db, Queryable } from '../storage/db'
import { readSetting, writeSetting } from '../storage/settings'

const settingKey = 'seededReference'
/** Of several server processes starting at once one seeds, the others find it done. */
const advisoryLock = 741_001_702

const keyOf = (change: ReferenceChange) => `${change.type}/${change.doc.id}`

async function storedHashes(q: Queryable): Promise<Map<string, string>> {
  const rows = await q.query<{ type: string; id: string; doc: unknown }>(
    `SELECT type, id, doc FROM entity WHERE type IN ('organ', 'dictionary', 'holidayYear', 'documentRule', 'legalBasis',
       'classStandard', 'triageModel')`,
  )
  return new Map(rows.map((row) => [`${row.type}/${row.id}`, docHash(row.doc)]))
}

/**
 * Brings shipped reference data into the store: what is new, and what a newer program ships differently.
 * What an administrator has changed since stays his.
 * @returns how many entities were written
 */
export async function seedReference(db: Db, shipped: readonly ReferenceChange[], at: Date): Promise<number> {
  return db.tx(async (q) => {
    await q.query('SELECT pg_advisory_xact_lock($1)', [advisoryLock])
    const seeded = (await readSetting<Record<string, string>>(q, settingKey)) ?? {}
    const stored = await storedHashes(q)
    const due = shipped.filter((change) => {
      const key = keyOf(change)
      const hash = docHash(change.doc)
      if (seeded[key] === hash) return false
      const current = stored.get(key)
      return current === undefined || current === seeded[key]
    })
    if (due.length === 0) return 0
    await recordChange(q, { entities: due }, { userId: 'system', role: 'system', type: 'reference.seed', at })
    const hashes = Object.fromEntries(due.map((change) => [keyOf(change), docHash(change.doc)]))
    await writeSetting(q, settingKey, { ...seeded, ...hashes })
    return due.length
  })
}
