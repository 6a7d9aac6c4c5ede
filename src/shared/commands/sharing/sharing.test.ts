import { describe, expect, it } from 'vitest'
import { returnIdOf } from '../../domain/data-return'
import { agreementFor } from '../../domain/share-agreement'
import { TestDesk } from '../testing/test-desk'

const agreement = {
  agreementId: 'a1',
  source: '省平台',
  partner: '省12345热线',
  validFrom: '2026-11-01',
  orderFields: ['orderNo', 'receivedAt', 'content'],
  recordFields: [],
  extra: ['派单备注'],
  reason: '双方协议',
}

describe('A sharing agreement', () => {
  it('is kept by the reviewer, with the fields without which nothing is understood', () => {
    const desk = new TestDesk()
    expect(desk.refusal('zhang', 'agreement.save', agreement)).toContain('审核人')
    expect(desk.refusal('wang', 'agreement.save', { ...agreement, orderFields: ['orderNo'] })).toContain(
      '缺少必需的栏目',
    )
    expect(desk.refusal('wang', 'agreement.save', { ...agreement, orderFields: [] })).toContain('没有选择任何栏目')
    expect(desk.refusal('wang', 'agreement.save', { ...agreement, validUntil: '2026-10-01' })).toContain('早于生效')
    desk.act('wang', 'agreement.save', agreement)
    expect(desk.get('shareAgreement', 'a1')).toMatchObject({ partner: '省12345热线', extra: ['派单备注'] })
  })

  it('rules a source from its first day to its last, and nothing comes in after it ended', () => {
    const desk = new TestDesk()
    desk.act('wang', 'agreement.save', { ...agreement, validUntil: '2026-11-30' })
    const on = (day: string) => agreementFor(desk.all('shareAgreement'), '省平台', day)
    expect([on('2026-10-31'), on('2026-12-01')]).toEqual(['over', 'over'])
    expect(on('2026-11-30')).toMatchObject({ id: 'a1' })
    expect(agreementFor(desk.all('shareAgreement'), '别的', '2026-11-30')).toBe('none')
    desk.act('wang', 'agreement.end', { agreementId: 'a1', reason: '平台停用' })
    expect(on('2026-11-15')).toBe('over')
    expect(desk.refusal('wang', 'agreement.save', agreement)).toContain('已经终止')
  })
})

const template = {
  templateId: 't1',
  title: '行政执法统计',
  every: 'month',
  dueDays: 5,
  from: '2026-10-01',
  fields: [{ key: 'count', title: '办结件数', type: 'integer', required: true }],
  organIds: ['urban'],
}
const returnId = returnIdOf('t1', 'urban', '2026-10')

/** On 2 November the October return of the urban bureau is asked for. */
function asked(): TestDesk {
  const desk = new TestDesk()
  desk.act('zhang', 'returnTemplate.save', template)
  desk.act('system', 'return.open', { templateId: 't1', organId: 'urban', period: '2026-10' })
  return desk
}

describe('A return', () => {
  it('is asked for once, with its fields as they then were and its last day', () => {
    const desk = asked()
    expect(desk.refusal('system', 'return.open', { templateId: 't1', organId: 'urban', period: '2026-10' })).toContain(
      '已经下发',
    )
    expect(desk.refusal('zhang', 'return.open', { templateId: 't1', organId: 'urban', period: '2026-11' })).toBeTruthy()
    desk.act('zhang', 'returnTemplate.save', {
      ...template,
      title: '改名',
      fields: [{ ...template.fields[0], title: '件数' }],
    })
    expect(desk.get('dataReturn', returnId)).toMatchObject({
      title: '行政执法统计',
      fields: [{ title: '办结件数' }],
      state: 'due',
      dueAt: '2026-11-09T15:59:59.999Z',
    })
  })

  it('is reported by its own department only, and only with rows that keep to the template', () => {
    const desk = asked()
    const rows = (count: unknown) => ({ returnId, rows: [{ count }] })
    expect(desk.refusal('sun', 'return.submit', rows(3))).toContain('不是您单位的')
    expect(desk.refusal('zheng', 'return.submit', rows('三件'))).toContain('第 1 行 办结件数：“三件”不是数字')
    expect(desk.refusal('zheng', 'return.submit', { returnId, rows: [] })).toContain('零报送')
    expect(desk.refusal('zheng', 'return.submit', { ...rows(1), nothing: true })).toContain('又填有数据')
    desk.act('zheng', 'return.submit', rows(3))
    expect(desk.get('dataReturn', returnId)).toMatchObject({
      state: 'submitted',
      rows: [{ count: 3 }],
      submittedBy: 'zheng',
    })
    expect(desk.refusal('zheng', 'return.submit', rows(4))).toContain('“已报”')
  })

  it('goes back with a reason, comes again, and is adopted', () => {
    const desk = asked()
    desk.act('zheng', 'return.submit', { returnId, rows: [], nothing: true })
    expect(desk.refusal('zhang', 'return.decide', { returnId, result: 'returned' })).toContain('写明理由')
    desk.act('zhang', 'return.decide', { returnId, result: 'returned', reason: '本月有案件' })
    desk.act('zheng', 'return.submit', { returnId, rows: [{ count: 2 }] })
    desk.act('zhang', 'return.decide', { returnId, result: 'adopted' })
    expect(desk.get('dataReturn', returnId)).toMatchObject({ state: 'adopted', nothing: false, decisions: [{}, {}] })
    expect(desk.refusal('zhang', 'return.remind', { returnId })).toContain('“采用”')
  })

  it('is called for by the server when its day is near and when it has passed, once each', () => {
    const desk = asked()
    const remind = () => desk.act('system', 'return.remindDue', { returnId })
    for (const at of ['2026-11-03', '2026-11-08', '2026-11-08', '2026-11-10', '2026-11-11']) {
      desk.now = new Date(`${at}T02:00:00Z`)
      remind()
    }
    expect(desk.get('dataReturn', returnId).reminders.map(({ way }) => way)).toEqual(['near', 'overdue'])
  })
})
