import type { WorkOrder } from '#shared/domain/work-order'
import type { PreparedOrder } from './intake-store'

export interface OrderStamp {
  readonly at: string
  /** Who the record names: the source (`intake:NAME`). */
  readonly by: string
}

/** The first row of an order. */
export function newOrder(prepared: PreparedOrder, id: string, { at, by }: OrderStamp): WorkOrder {
  const { contentHash: _hash, ...order } = prepared
  return { ...order, id, createdAt: at, createdBy: by, updatedAt: at, updatedBy: by }
}

/**
 * What the source says now, over what we hold. The bureau's own work stays: a lead that somebody decided on, the final
 * answer, whether it belongs to us. Rules that no longer see a lead take an open one back only if rules had flagged it.
 */
export function mergeOrder(stored: WorkOrder, prepared: PreparedOrder, { at, by }: OrderStamp): WorkOrder {
  const { contentHash: _hash, lead, ...said } = prepared
  return {
    ...stored,
    ...said,
    lead: mergedLead(stored.lead, lead),
    process: said.process === 'accepted' && stored.process !== 'accepted' ? stored.process : said.process,
    // A source that no longer sends a reply has not taken it back.
    reply: said.reply === '' ? stored.reply : said.reply,
    repliedAt: said.repliedAt ?? stored.repliedAt,
    updatedAt: at,
    updatedBy: by,
  }
}

function mergedLead(stored: WorkOrder['lead'], judged: WorkOrder['lead']): WorkOrder['lead'] {
  if (!stored) return judged
  if (stored.state !== 'open') return stored
  if (stored.flaggedBy !== 'hotline') return judged
  // Who referred it here, and why, is our own record: the platform's flag knows neither.
  return judged?.flaggedBy === 'hotline' && !stored.referral ? judged : stored
}
