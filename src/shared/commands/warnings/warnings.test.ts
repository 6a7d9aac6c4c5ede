import { describe, expect, it } from 'vitest'
import { defaultThresholds, THRESHOLDS_ID } from '../../domain/thresholds'
import { warningId } from '../../domain/warning'
import { TestDesk } from '../testing/test-desk'

const id = warningId('caseLimit', 'case-1', 'review', '2026-11-10T15:59:59.999Z')
const opened = {
  warningId: id,
  kind: 'caseLimit',
  severity: 'amber',
  region: '411700',
  handlerIds: ['zhang', 'li'],
  evidence: { type: 'case', caseId: 'case-1', limit: 'review', dueAt: '2026-11-10T15:59:59.999Z' },
}

function told(): TestDesk {
  const desk = new TestDesk()
  desk.act('system', 'warning.open', opened)
  return desk
}

describe('A warning', () => {
  it('is opened by the server alone, and once however often it is found', () => {
    const desk = told()
    expect(desk.refusal('zhang', 'warning.open', { ...opened, warningId: 'other' })).toBeTruthy()
    desk.act('system', 'warning.open', opened)
    expect(desk.all('warning')).toHaveLength(1)
    expect(warningId('caseLimit', 'case-1', 'review', '2026-11-11T15:59:59.999Z')).not.toBe(id)
  })

  it('is acknowledged by who handles the case, with what he means to do', () => {
    const desk = told()
    const input = { warningId: id, text: '本周完成审查' }
    expect(desk.refusal('xi', 'warning.acknowledge', input)).toContain('承办人')
    desk.act('li', 'warning.acknowledge', input)
    expect(desk.get('warning', id)).toMatchObject({
      state: 'acknowledged',
      acknowledged: { by: 'li', text: '本周完成审查' },
    })
    expect(desk.refusal('zhang', 'warning.acknowledge', input)).toContain('已有人处理')
  })

  it('stands open again when amber turns red', () => {
    const desk = told()
    desk.act('li', 'warning.acknowledge', { warningId: id, text: '本周完成审查' })
    desk.act('system', 'warning.open', { ...opened, severity: 'red' })
    expect(desk.get('warning', id)).toMatchObject({ state: 'open', severity: 'red', acknowledged: { by: 'li' } })
  })

  it('is closed with what came of it, and stays closed', () => {
    const desk = told()
    desk.act('zhang', 'warning.close', { warningId: id, reason: '已延期' })
    expect(desk.refusal('zhang', 'warning.close', { warningId: id, reason: '再关' })).toContain('已经关闭')
    desk.act('system', 'warning.open', { ...opened, severity: 'red' })
    expect(desk.get('warning', id)).toMatchObject({ state: 'closed', severity: 'amber', closed: { text: '已延期' } })
  })

  it('leaves nothing in the record of a case', () => {
    expect(told().all('caseAction')).toEqual([])
  })
})

describe('The thresholds', () => {
  const input = { ...defaultThresholds, verifiedHigh: 70, reason: '试行一个季度' }

  it('are set by administrator or reviewer, with a reason', () => {
    const desk = new TestDesk()
    expect(desk.refusal('zhang', 'thresholds.set', input)).toBeTruthy()
    desk.act('wang', 'thresholds.set', input)
    desk.act('root', 'thresholds.set', { ...input, verifiedHigh: 65 })
    expect(desk.get('thresholds', THRESHOLDS_ID)).toMatchObject({ verifiedHigh: 65, reason: '试行一个季度' })
  })
})
