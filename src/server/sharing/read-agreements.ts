import { civilDateOf } from '#shared/domain/civil-date'
import { agreementFor, type ShareAgreement } from '#shared/domain/share-agreement'
import { DeskError } from '#shared/messages/catalogue'
import type { Queryable } from '../storage/db'

/**
 * What was agreed with a source, read for each batch so that a change counts at once; undefined where there never was
 * an agreement.
 * @throws DeskError `share.sourceOver` when there was one and none is in force
 */
export function agreementReader(db: Queryable, now: () => Date) {
  return async (source: string): Promise<ShareAgreement | undefined> => {
    const rows = await db.query<{ doc: ShareAgreement }>(
      `SELECT doc FROM entity WHERE type = 'shareAgreement' AND NOT deleted AND doc ->> 'source' = $1`,
      [source],
    )
    const found = agreementFor(
      rows.map(({ doc }) => doc),
      source,
      civilDateOf(now()),
    )
    if (found === 'over') throw new DeskError('share.sourceOver', { source })
    return found === 'none' ? undefined : found
  }
}
