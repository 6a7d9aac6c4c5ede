import { openDb } from '#server/storage/open-db'
import type { Conflict } from '#shared/domain/conflict'
import type { EntityOf, EntityType } from '#shared/domain/entities'
import type { OfficialDocument } from '#shared/domain/official-document'
import type { SupervisionCase } from '#shared/domain/supervision-case'

export interface StoredCase {
  readonly case: SupervisionCase
  readonly documents: readonly OfficialDocument[]
  readonly conflicts: readonly Conflict[]
}

/** What the server's own store holds of a case, read by SQL after the server has stopped. */
export async function storedCase(dataDir: string, title: string): Promise<StoredCase> {
  const db = await openDb({ dataDir })
  try {
    const [found] = await db.query<{ doc: SupervisionCase }>(
      `SELECT doc FROM entity WHERE type = 'supervisionCase' AND doc->>'title' = $1`,
      [title],
    )
    if (!found) throw new Error(`no case ${title} in the store`)
    const ofCase = <T>(type: string) =>
      db
        .query<{ doc: T }>(`SELECT doc FROM entity WHERE type = $1 AND doc->>'caseId' = $2 ORDER BY id`, [
          type,
          found.doc.id,
        ])
        .then((rows) => rows.map(({ doc }) => doc))
    return {
      case: found.doc,
      documents: await ofCase<OfficialDocument>('officialDocument'),
      conflicts: await ofCase<Conflict>('conflict'),
    }
  } finally {
    await db.close()
  }
}

/** Rows of some types of a case, read the same way. */
export async function storedOfCase<T extends EntityType>(
  dataDir: string,
  title: string,
  types: readonly T[],
): Promise<{ [K in T]: EntityOf<K>[] }> {
  const db = await openDb({ dataDir })
  try {
    const rows: Partial<Record<T, unknown[]>> = {}
    for (const type of types) {
      const found = await db.query<{ doc: unknown }>(
        `SELECT e.doc FROM entity e JOIN entity c ON c.type = 'supervisionCase' AND c.id = e.doc->>'caseId'
         WHERE e.type = $1 AND c.doc->>'title' = $2 ORDER BY e.id`,
        [type, title],
      )
      rows[type] = found.map(({ doc }) => doc)
    }
    return rows as { [K in T]: EntityOf<K>[] }
  } finally {
    await db.close()
  }
}

/** Everything of a type, read the same way. */
export async function storedAll<T extends EntityType>(dataDir: string, type: T): Promise<EntityOf<T>[]> {
  const db = await openDb({ dataDir })
  try {
    const rows = await db.query<{ doc: unknown }>('SELECT doc FROM entity WHERE type = $1 ORDER BY id', [type])
    return rows.map(({ doc }) => doc as EntityOf<T>)
  } finally {
    await db.close()
  }
}
