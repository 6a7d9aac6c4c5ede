import { expect, it } from 'vitest'
import type { BackupFile, BackupReason, HostBackups } from '#shared/host'
import { StoreBackups } from './store-backups'

/** Newest first, as the host lists them. */
function keptCopies(...reasons: BackupReason[]) {
  let kept: readonly BackupFile[] = reasons.map((reason, n) => ({
    id: `c${n}`,
    at: new Date(Date.UTC(2026, 10, 23 - n)).toISOString(),
    reason,
    bytes: 10,
  }))
  const host = {
    list: async () => kept,
    remove: async (_name: string, keep: readonly string[]) => {
      kept = kept.filter(({ id }) => keep.includes(id))
    },
  }
  return { backups: new StoreBackups(host as unknown as HostBackups), left: () => kept.map(({ id }) => id) }
}

it('makes room with daily copies for which a newer one stands, never with the way back from an update or a rebuild', async () => {
  const { backups, left } = keptCopies('daily', 'daily', 'beforeRebuild', 'daily', 'beforeUpdate', 'beforeRebuild')
  expect((await backups.older('s')).map(({ id }) => id)).toEqual(['c1', 'c3', 'c5'])
  await backups.dropOlder('s')
  expect(left()).toEqual(['c0', 'c2', 'c4'])
  await backups.dropOlder('s')
  expect(left()).toEqual(['c0', 'c2', 'c4'])
})
