/** Run as a program: delivers what is due from the store in argv[2], as of the moment in argv[3], until it is killed or done. */

import { openSecrets } from '#server/secrets/stored-secrets'
import { deliverPushes } from '#server/sharing/deliver-pushes'
import { makePushes } from '#server/sharing/make-pushes'
import { openDb } from '#server/storage/open-db'
import { ReferenceCache } from '#server/sync/reference-cache'
import { sqlStore } from '#server/sync/sql/sql-store'
import { commandRegistry } from '#shared/commands/registry'

const [, , dataDir = '', at = ''] = process.argv
const db = await openDb({ dataDir })
const deps = {
  store: sqlStore(db),
  registry: commandRegistry,
  reference: new ReferenceCache(),
  now: () => new Date(at),
  onBug: (error: unknown) => process.stderr.write(`${error}\n`),
  holder: 'program',
  secrets: await openSecrets(db, { dataDir }, new Date(at)),
}
await makePushes(db, deps, 500)
await deliverPushes(db, deps, 500)
await db.close()
