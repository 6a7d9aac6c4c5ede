import { z } from 'zod'
import { DeskError } from '#shared/messages/catalogue'
import type { EntityKeyPair, FeedClock, FeedPosition } from './sync-store'

/** A scope whose rows are still owed: all of a new one; of one that ended, those that another scope still shows. */
const fill = z.object({
  scope: z.string(),
  ended: z.boolean(),
  after: z.tuple([z.string(), z.string()]).optional(),
})

const content = z.object({
  epoch: z.string(),
  /** Everything up to this revision has been sent … */
  v: z.number().int().nonnegative(),
  /** … and of what came later everything up to this place. */
  at: z.tuple([z.number().int(), z.string(), z.string()]).optional(),
  /** Up to which revision changes of the user's scopes have been told. */
  scopesV: z.number().int().nonnegative(),
  fills: z.array(fill).optional(),
})

export type Fill = z.infer<typeof fill>
export type FeedCursor = z.infer<typeof content>

export function writeCursor(cursor: FeedCursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString('base64url')
}

/**
 * @throws DeskError `sync.cursorStale` when the text is none of ours, or of another epoch, or ahead of the store;
 *   `sync.cursorBehind` when deletions since then are forgotten
 */
export function readCursor(text: string, clock: Pick<FeedClock, 'epoch' | 'v' | 'floor'>): FeedCursor {
  const cursor = parse(text)
  // Ahead of the store: the store is a copy of an earlier day, whatever its epoch says.
  if (!cursor || cursor.epoch !== clock.epoch || cursor.v > clock.v || cursor.scopesV > clock.v)
    throw new DeskError('sync.cursorStale')
  // The bootstrap of an empty store begins at its own plan, whatever the floor is by then.
  if (Math.min(cursor.v, cursor.scopesV) < clock.floor) throw new DeskError('sync.cursorBehind')
  return cursor
}

function parse(text: string): FeedCursor | undefined {
  try {
    return content.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')))
  } catch {
    return undefined
  }
}

export function positionOf(cursor: FeedCursor): FeedPosition {
  if (!cursor.at) return { rev: cursor.v + 1, type: '', id: '' }
  const [rev, type, id] = cursor.at
  return { rev, type, id }
}

export function tupleOf({ type, id }: EntityKeyPair): [string, string] {
  return [type, id]
}
