import type { ServerConfig } from '../config'
import type { SecretBox } from '../secrets/secret-box'
import type { Db } from '../storage/db'
import { seedDemoAccounts } from './demo-accounts'
import { readReferenceFiles } from './reference-files'
import { seedReference } from './seed-reference'
import { openSetup } from './setup-code'
import { needStoreKind } from './store-kind'

/** For a store that no server has prepared yet; one that has reference data is left as it is. */
export async function prepareReference(db: Db, config: ServerConfig, at: Date): Promise<void> {
  const known = await db.query(`SELECT 1 FROM entity WHERE type = 'organ' LIMIT 1`)
  if (known.length > 0) return
  await needStoreKind(db, config.demo)
  await seedReference(db, readReferenceFiles(config.resourcesDir, config.demo), at)
}

/**
 * What a store needs before the first request: reference data, and accounts with `--demo`.
 * @throws DeskError `cli.storeForWork`, `cli.storeForDemonstration`, before anything is written
 * @returns the one-time set-up code while the server has no administrator
 */
export async function prepareStore(
  db: Db,
  { config, secrets }: { readonly config: ServerConfig; readonly secrets: SecretBox },
  at: Date,
): Promise<string | undefined> {
  await needStoreKind(db, config.demo)
  await seedReference(db, readReferenceFiles(config.resourcesDir, config.demo), at)
  if (!config.demo) return openSetup(db, at)
  await seedDemoAccounts(db, secrets, at)
  return undefined
}
