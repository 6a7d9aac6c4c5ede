import { commandRegistry } from '#shared/commands/registry'
import type { Services } from '../http/services'
import type { SyncDeps } from './push'
import { ReferenceCache } from './reference-cache'
import { sqlStore } from './sql/sql-store'

/** What push, pull and the sweep work with, made once for a server process. */
export function syncDeps({ db, clock, log }: Pick<Services, 'db' | 'clock' | 'log'>): SyncDeps {
  return {
    store: sqlStore(db),
    registry: commandRegistry,
    reference: new ReferenceCache(),
    now: () => clock.now(),
    onBug: (err, commandId) => log.error({ err, commandId }, 'command failed'),
  }
}
