import { DeskError } from '#shared/messages/catalogue'
import type { Db } from '../storage/db'
import { readSetting } from '../storage/settings'

const setting = 'demonstration'

/**
 * A store is for demonstration or for work from its first start on: in one for work the published accounts of `--demo`
 * would be an open door for good, in one for demonstration no real complaint may lie.
 * @throws DeskError `cli.storeForWork`, `cli.storeForDemonstration`; nothing is changed then
 */
export async function needStoreKind(db: Db, demo: boolean): Promise<void> {
  const kept = await readSetting<boolean>(db, setting)
  const kind =
    kept ??
    (await db.tx(async (q) => {
      // An earlier version did not say it; only a demonstration has made-up legal bases.
      const [before] = await q.query<{ used: boolean; made: boolean }>(
        `SELECT EXISTS (SELECT 1 FROM entity WHERE type = 'organ') AS used,
         EXISTS (SELECT 1 FROM entity WHERE type = 'legalBasis' AND doc->>'demo' = 'true') AS made`,
      )
      // Of several servers that start on one database the first decides.
      await q.query(
        'INSERT INTO setting (key, value) VALUES ($1, to_jsonb($2::boolean)) ON CONFLICT (key) DO NOTHING',
        [setting, before?.used ? before.made : demo],
      )
      return readSetting<boolean>(q, setting)
    }))
  if (kind !== demo) throw new DeskError(demo ? 'cli.storeForWork' : 'cli.storeForDemonstration')
}
