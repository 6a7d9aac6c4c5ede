import { describe, expect, it } from 'vitest'
import { gradeInForce, organGradeId } from '../../domain/organ-grade'
import { projected } from '../../sync/projections'
import { TestDesk } from '../testing/test-desk'

const regrade = { organId: 'urban', year: 2026, grade: 'C', reason: '督办三次逾期反馈' }
const id = organGradeId('urban', 2026)

describe('the grade of an organ', () => {
  it('is set by a reviewer or issuer with a reason, and every decision stays', () => {
    const desk = new TestDesk()
    desk.act('wang', 'evaluation.regrade', regrade)
    desk.now = new Date('2026-11-20T02:00:00Z')
    desk.act('zhao', 'evaluation.regrade', { ...regrade, grade: 'B', reason: '已全部整改到位' })
    expect(desk.get('organGrade', id)).toMatchObject({
      organId: 'urban',
      region: '411700',
      year: 2026,
      grade: 'B',
      decisions: [
        { grade: 'C', reason: '督办三次逾期反馈', by: 'wang', at: '2026-11-02T01:00:00.000Z' },
        { grade: 'B', reason: '已全部整改到位', by: 'zhao', at: '2026-11-20T02:00:00.000Z' },
      ],
    })
  })

  it('is nobody else’s to set: not an officer’s, not the department’s', () => {
    const desk = new TestDesk()
    for (const who of ['zhang', 'zheng', 'zhou', 'root'])
      expect([who, desk.refusal(who, 'evaluation.regrade', regrade)]).toEqual([who, expect.stringContaining('审核人')])
  })

  it('is not changed by the hand that set it', () => {
    const desk = new TestDesk()
    desk.act('wang', 'evaluation.regrade', regrade)
    const again = { ...regrade, grade: 'A' }
    expect(desk.refusal('wang', 'evaluation.regrade', again)).toContain('不能再办理评定等次')
    expect(desk.refusal('xu', 'evaluation.regrade', again)).toBeUndefined()
    // Another year is another decision.
    expect(desk.refusal('wang', 'evaluation.regrade', { ...again, year: 2025 })).toBeUndefined()
  })

  it('is for organs that the bureau supervises, in years that have begun, and only where it changes', () => {
    const desk = new TestDesk()
    const refusal = (change: object) => desk.refusal('xu', 'evaluation.regrade', { ...regrade, ...change })
    expect(refusal({ organId: 'bureau' })).toContain('不能评定本机关')
    expect(refusal({ organId: 'hotline' })).toContain('不由本局评定等次')
    expect(refusal({ organId: 'nobody' })).toContain('机关')
    expect(refusal({ year: 2027 })).toContain('2027 年还没有开始')
    desk.act('wang', 'evaluation.regrade', regrade)
    expect(refusal({})).toContain('已经是 C 等次')
  })

  it('that counts is that of the latest graded year', () => {
    const desk = new TestDesk()
    desk.act('wang', 'evaluation.regrade', { ...regrade, year: 2025, grade: 'A' })
    desk.act('wang', 'evaluation.regrade', regrade)
    expect(gradeInForce(desk.all('organGrade'), 'urban')).toMatchObject({ year: 2026, grade: 'C' })
    expect(gradeInForce(desk.all('organGrade'), 'ecology')).toBeUndefined()
  })

  it('is told to the organ with its reason, not by whom it was decided', () => {
    const desk = new TestDesk()
    desk.act('wang', 'evaluation.regrade', regrade)
    const told = projected('organGrade', desk.get('organGrade', id), 'addressee')
    expect(told).toMatchObject({ grade: 'C', decisions: [{ reason: '督办三次逾期反馈' }] })
    expect(JSON.stringify(told)).not.toContain('wang')
  })
})
