import type { SharePush } from '#shared/domain/share-push'
import type { ShareItem } from '#shared/domain/share-rows'
import { type Queryable, toJson } from '../storage/db'

/** What a push is made with, beside its rows. */
export type PushFacts = Pick<
  SharePush,
  'region' | 'agreementId' | 'recipient' | 'partner' | 'stage' | 'mode' | 'period' | 'part' | 'parts' | 'way' | 'format'
>

export interface NewPayload {
  readonly pushId: string
  readonly facts: PushFacts
  readonly items: readonly ShareItem[]
}

export interface SharePayload extends NewPayload {
  readonly revision: number
}

/** Keeps the rows; what is kept already stays as it is, so that a push never changes under way. */
export async function keepPayloads(q: Queryable, payloads: readonly NewPayload[], at: Date): Promise<void> {
  if (payloads.length === 0) return
  await q.query(
    `INSERT INTO share_payload (push_id, facts, items, made_at)
     SELECT "pushId", facts, items, $2 FROM jsonb_to_recordset($1::jsonb) AS r ("pushId" text, facts jsonb, items jsonb)
     ON CONFLICT (push_id) DO NOTHING`,
    [toJson(payloads), at.toISOString()],
  )
}

export async function payloadOf(q: Queryable, pushId: string): Promise<SharePayload | undefined> {
  const [row] = await q.query<{ facts: PushFacts; items: ShareItem[]; revision: number }>(
    'SELECT facts, items, revision FROM share_payload WHERE push_id = $1',
    [pushId],
  )
  return row && { pushId, ...row }
}

/** Whether any part of a push has been put together. */
export async function hasPayload(q: Queryable, pushId: string): Promise<boolean> {
  return (await q.query('SELECT 1 FROM share_payload WHERE push_id = $1', [pushId])).length > 0
}
