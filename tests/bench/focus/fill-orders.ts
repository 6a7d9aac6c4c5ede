import type { Db } from '#server/storage/db'

export const regions = [
  '411700',
  '411702',
  '411721',
  '411722',
  '411723',
  '411724',
  '411725',
  '411726',
  '411727',
  '411728',
]

const AT_ONCE = 50_000

/** Orders over five years with everything the board counts by, made by the database itself. */
export async function fillOrders(db: Db, count: number): Promise<void> {
  for (let from = 1; from <= count; from += AT_ONCE) {
    await db.query(
      `INSERT INTO entity (type, id, doc, rev)
       SELECT 'workOrder', 'wo-' || n, jsonb_build_object(
           'id', 'wo-' || n, 'orderNo', 'GD' || n, 'title', '第' || n || '号来电：执法人员罚款不给票据',
           'content', '城管执法人员把三轮车拖走，没有给扣押清单，取车还要交停车费，多次反映没有人答复。',
           'region', ($3::text[])[1 + n % 10], 'handlingOrganId', 'organ-' || n % 300, 'field', 'field-' || n % 300 % 18,
           'receivedAt', to_char(timestamp '2021-12-01' + (n::bigint * 7919 % 1810)::int * interval '1 day', 'YYYY-MM-DD"T"HH24:MI:SS.000"Z"'),
           'dueAt', to_char(timestamp '2021-12-11' + (n::bigint * 7919 % 1810)::int * interval '1 day', 'YYYY-MM-DD"T"HH24:MI:SS.000"Z"'),
           'appealType', ('{complaint,report,help,complaint,consultation}'::text[])[1 + n % 5],
           'verified', ('{confirmed,partlyConfirmed,unconfirmed,pending}'::text[])[1 + n % 4],
           'satisfaction', ('{satisfied,dissatisfied,fairlySatisfied,unrated,dissatisfied,declined}'::text[])[1 + n % 6],
           'process', 'handling', 'lead', jsonb_build_object('flaggedBy', 'rules', 'state', 'open'))
           || CASE WHEN n % 7 = 0 THEN '{"repeatOf": "wo-1"}' ELSE '{}' END::jsonb
           || CASE WHEN n % 3 = 0 THEN '{}' ELSE jsonb_build_object('repliedAt', to_char(timestamp '2021-12-05'
             + (n::bigint * 7919 % 1810 + n % 11) * interval '1 day', 'YYYY-MM-DD"T"HH24:MI:SS.000"Z"')) END,
         (SELECT v + 1 FROM sync_clock)
       FROM generate_series($1::int, $2::int) n`,
      [from, Math.min(count, from + AT_ONCE - 1), regions],
    )
    await db.query('UPDATE sync_clock SET v = v + 1')
  }
  await db.exec('ANALYZE entity')
}

/** What a batch of intake does to orders that are there: another revision, another result. */
export async function touchOrders(db: Db, count: number): Promise<void> {
  await db.query(
    `UPDATE entity SET rev = (SELECT v + 1 FROM sync_clock), doc = doc || '{"verified": "confirmed"}'
     WHERE type = 'workOrder' AND id = ANY($1::text[])`,
    [Array.from({ length: count }, (_, n) => `wo-${n * 911 + 1}`)],
  )
  await db.query('UPDATE sync_clock SET v = v + 1')
}
