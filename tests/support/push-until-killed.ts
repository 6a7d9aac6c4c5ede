/** Run as a program: delivers what is due from the store in argv[2], as of the moment in argv[3], until it is killed or done. */

import { openSecrets } from '#server/secrets/stored-secrets'
import { makePushes } from '#server/sharing/make-pushes'
import { PushQueues } from '#server/sharing/push-queues'
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
const queues = new PushQueues(db, deps, { onTrouble: deps.onBug })
await queues.begin(500)
await queues.settled()
await db.close()
