import type { Freeable, FreedSpace } from '../../data/desk-worker-api'
import type { DiskWatch } from '../disk-watch'
import type { DeskDoor } from '../session/desk-door'
import type { OpenDesk } from './open-desk'

interface SpaceParts {
  readonly open: OpenDesk
  readonly door: Pick<DeskDoor, 'olderCopies' | 'dropOlderCopies'>
  readonly disk: Pick<DiskWatch, 'refusal'>
}

/**
 * Makes room and lets the sync go on. Files of the machine go first: on a disk where nothing fits any more, the store
 * needs some room even to forget.
 */
export async function freeSpace({ open, door, disk }: SpaceParts, what: readonly Freeable[]): Promise<FreedSpace> {
  let bytes = 0
  if (what.includes('olderCopies')) {
    const copies = await door.olderCopies()
    await door.dropOlderCopies()
    bytes += copies.reduce((sum, copy) => sum + copy.bytes, 0)
  }
  if (what.includes('cachedFiles')) bytes += await open.attachments.dropCached()
  const short = open.onDisk ? await disk.refusal() : undefined
  open.noteRoom(short)
  // Whether it is enough only the next page can tell.
  open.runner.dispatch({ type: 'spaceFreed' })
  return short ? { bytes, short } : { bytes }
}
