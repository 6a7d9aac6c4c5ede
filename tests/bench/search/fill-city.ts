import type pg from 'pg'
import { TestDesk } from '#shared/commands/testing/test-desk'
import { testOrder } from '#shared/commands/testing/test-order'

const region = '411700'
const texts = [
  '城管执法人员把三轮车拖走，没有给扣押清单，取车还要交六百元停车费，多次反映没有人答复，要求退还车辆和费用。',
  '市场监管所说我卖的芹菜抽检超标，罚款五万元，我只卖了二十块钱，也没有告知可以陈述申辩，认为处罚太重。',
  '烧烤摊油烟扰民，打了十二次电话，生态环境局说归城管，城管说归生态环境局，两家互相推诿，一直没有解决。',
  '协会替局里收八百元年检费，不交就不给盖章，没有任何票据，问收费依据也说不出来，希望有关部门查处。',
  '一个月来了七拨人到厂里检查，查的内容都一样，每次都要停工接待，影响生产，希望统一检查、结果互认。',
]

const instant = 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'

/**
 * As many cases and orders as asked, each text an own one, put in by SQL: they reach the desk by the product's own sync.
 * Numbers, places and names differ from row to row, so that a search may find one row or a fifth of all. No limit is
 * near: a city that is late with every case would be busy with warnings.
 */
export async function fillCity(client: pg.Client, count: number): Promise<void> {
  const { order, found } = models()
  await client.query(
    `INSERT INTO entity (type, id, doc, rev)
     SELECT 'workOrder', 'wo-' || n, $1::jsonb || jsonb_build_object('id', 'wo-' || n, 'orderNo', 'GD2026' || lpad(n::text, 8, '0'),
         'title', '第' || n || '号来电：' || left(($3::text[])[1 + n % 5], 16), 'place', '解放路' || n % 977 || '号',
         'content', ($3::text[])[1 + n % 5] || '车牌豫Q' || lpad((n * 7919 % 99991)::text, 5, '0') || '，' || ($3::text[])[1 + n % 3]),
       (SELECT v + 1 FROM sync_clock) FROM generate_series(1, $2::int) n`,
    [order, count, texts],
  )
  await client.query(
    `INSERT INTO entity (type, id, doc, rev)
     SELECT 'supervisionCase', 'sc-' || n, $1::jsonb || jsonb_build_object('id', 'sc-' || n,
         'caseNo', '驻司执监案〔2026〕' || n || '号', 'title', '第' || n || '号监督案件', 'originNote', ($3::text[])[1 + n % 5],
         'notes', ($3::text[])[1 + (n + 2) % 5] || '经办编号' || n * 31,
         'jurisdictionOrganId', (SELECT id FROM entity WHERE type = 'organ' AND doc->>'code' = 'ZMD-JUSTICE'),
         'handlerIds', (SELECT jsonb_build_array(id) FROM entity WHERE type = 'userProfile' AND doc->>'name' = '张伟'),
         'field', ($4::text[])[1 + n % 4], 'level', CASE WHEN n % 9 = 0 THEN 'major' ELSE 'general' END,
         'updatedAt', to_char(timestamp '2026-01-01' + n % 300 * interval '1 day', $5),
         'limits', jsonb_build_object('triage', $1::jsonb #> '{limits,triage}' || jsonb_build_object(
           'from', to_char(now(), $5), 'dueAt', to_char(now() + (30 + n % 300) * interval '1 day', $5)))),
       (SELECT v + 1 FROM sync_clock) FROM generate_series(1, $2::int) n`,
    [found, count, texts, ['urbanManagement', 'marketRegulation', 'trafficPolice', 'ecology'], instant],
  )
  await client.query(
    `INSERT INTO scope_entity (scope, type, id, rev, projection, op)
     SELECT $1, type, id, rev, 'full', 'put' FROM entity WHERE id LIKE 'wo-%' OR id LIKE 'sc-%'`,
    [`region:${region}`],
  )
  await client.query('UPDATE sync_clock SET v = v + 1')
}

function models(): { order: string; found: string } {
  const desk = new TestDesk()
  desk.seed('workOrder', { ...testOrder('o1'), region })
  desk.act('zhang', 'case.accept', { caseId: 'case-1', orderIds: ['o1'], title: '拖车案' })
  const found = { ...desk.get('supervisionCase', 'case-1'), region, notes: '', originNote: '' }
  return { order: JSON.stringify({ ...testOrder('o1'), region }), found: JSON.stringify(found) }
}
