import type { ServerConfig } from '../config'
import type { Db } from '../storage/db'
import { seedDemoAccounts } from './demo-accounts'
import { readReferenceFiles } from './reference-files'
import { seedReference } from './seed-reference'
import { openSetup } from './setup-code'

/**
 * What a store needs before the first request: reference data, and accounts with `--demo`.
 * @returns the one-time set-up code while the server has no administrator
 */
export async function prepareStore(db: Db, config: ServerConfig, at: Date): Promise<string | undefined> {
  await seedReference(db, readReferenceFiles(config.resourcesDir, config.demo), at)
  if (!config.demo) return openSetup(db, at)
  await seedDemoAccounts(db, at)
  return undefined
}
