import { describe, expect, it } from 'vitest'
import { gatheredOpinions, opinionState } from '../../domain/consultation'
import { attend, consultationId, convened, held, ids, plan, resolution, secondCase } from '../testing/held-consultation'
import { caseId } from '../testing/spine-cases'
import type { TestDesk } from '../testing/test-desk'

describe('a consultation', () => {
  it('runs beside the stage of its case as a track, which the case cannot be closed over', () => {
    const desk = convened()
    const found = desk.get('supervisionCase', caseId)
    expect(found.stage).toBe('review')
    expect(found.tracks?.[consultationId]).toMatchObject({
      kind: 'consultation',
      title: '协调会：油烟噪声由谁管',
      state: 'running',
      dueOn: '2026-11-04',
    })
    expect(desk.all('caseAction').at(-1)).toMatchObject({
      kind: 'consultation.convene',
      note: '协调会：油烟噪声由谁管',
    })
  })

  it('is called ahead, for a case that is filed and open', () => {
    const desk = convened()
    const again = { ...plan, consultationId: 'meeting-2' }
    expect(desk.refusal('zhang', 'consultation.convene', { ...again, scheduledOn: '2026-11-01' })).toContain('会商日期')
    const other = secondCase(desk)
    expect(desk.refusal('zhang', 'consultation.convene', { ...again, caseId: other })).toContain('尚未立案')
    expect(desk.refusal('zhang', 'consultation.addCase', { ...ids, otherCaseId: other })).toContain('尚未立案')
  })

  it('moves its day in every case of its agenda', () => {
    const desk = convened()
    desk.act('li', 'consultation.amend', { ...ids, caseIds: [caseId], scheduledOn: '2026-11-06', place: '二楼会议室' })
    expect(desk.get('consultation', consultationId)).toMatchObject({ scheduledOn: '2026-11-06', place: '二楼会议室' })
    expect(desk.get('supervisionCase', caseId).tracks?.[consultationId]?.dueOn).toBe('2026-11-06')
    const stale = { ...ids, caseIds: [caseId, 'case-9'], place: '三楼' }
    expect(desk.refusal('li', 'consultation.amend', stale)).toContain('议程刚刚有变化')
  })

  it('takes place when two organs are there and everybody is accounted for', () => {
    const desk = convened()
    const hold = { ...ids, heldOn: '2026-11-02', discussion: '双方各述职责。' }
    attend(desk, 'bureau', 'present')
    expect(desk.refusal('zhang', 'consultation.hold', hold)).toContain('出席的单位不足两家')
    attend(desk, 'urban', 'invited')
    expect(desk.refusal('zhang', 'consultation.hold', hold)).toContain('1 名参会人员没有登记')
    attend(desk, 'urban', 'present')
    desk.act('zhang', 'consultation.hold', hold)
    expect(desk.get('consultation', consultationId)).toMatchObject({ status: 'held', minutesDueOn: '2026-11-05' })
  })

  it('is closed when its resolutions are settled and all who were there have signed, some with a reservation', () => {
    const desk = held()
    desk.act('zhang', 'consultation.recordResolution', resolution)
    const close = { ...ids, caseIds: [caseId], result: '职责已经明确。' }
    expect(desk.refusal('zhang', 'consultation.close', close)).toContain('1 项议定事项没有办结')
    expect(() =>
      desk.act('zhang', 'consultation.settleResolution', { ...ids, resolutionId: 'r1', state: 'done' }),
    ).toThrow()
    desk.act('zhang', 'consultation.settleResolution', {
      ...ids,
      resolutionId: 'r1',
      state: 'done',
      result: '已查处。',
    })
    expect(desk.refusal('zhang', 'consultation.close', close)).toContain('驻马店市司法局、驻马店市城市管理局尚未会签')
    const sign = { ...ids, person: '局长', on: '2026-11-02' }
    desk.act('zhang', 'consultation.signOff', { ...sign, organId: 'bureau' })
    desk.act('zhang', 'consultation.signOff', { ...sign, organId: 'urban', reservation: '夜间执法力量不足。' })
    expect(desk.refusal('zhang', 'consultation.signOff', { ...sign, organId: 'gov' })).toContain('没有出席')
    desk.act('zhang', 'consultation.close', close)
    expect(desk.get('supervisionCase', caseId).tracks?.[consultationId]).toMatchObject({
      state: 'ended',
      result: '职责已经明确。',
    })
    expect(desk.refusal('zhang', 'consultation.recordResolution', resolution)).toContain('会商“已办结”')
  })

  it('frees its case when it is cancelled', () => {
    const desk = convened()
    desk.act('zhang', 'consultation.cancel', { ...ids, caseIds: [caseId], result: '两家已协商一致。' })
    expect(desk.get('supervisionCase', caseId).tracks?.[consultationId]?.state).toBe('ended')
  })

  it('asks when two officers word one resolution differently, and keeps both', () => {
    const desk = held()
    desk.act('zhang', 'consultation.recordResolution', resolution)
    const mine = { ...resolution, content: '由生态环境局查处。' }
    const seen = desk.look('li', 'consultation.recordResolution', mine)
    desk.act('zhang', 'consultation.recordResolution', { ...resolution, content: '由城管局查处，生态环境局监测。' })
    expect(desk.act('li', 'consultation.recordResolution', mine, seen)).toBe('conflict')
    expect(desk.all('conflict')).toMatchObject([
      {
        caseId,
        entityType: 'consultation',
        path: 'resolutions.r1.content',
        theirs: '由城管局查处，生态环境局监测。',
        mine: '由生态环境局查处。',
      },
    ])
    expect(desk.get('supervisionCase', caseId).openConflictIds).toHaveLength(1)
  })
})

describe('a 书面会商', () => {
  const opinion = (organId: string, on: string, text: string) => ({ ...ids, participantId: `p-${organId}`, text, on })
  function circulated(): TestDesk {
    const desk = convened()
    desk.act('zhang', 'consultation.amend', { ...ids, caseIds: [caseId], kind: 'written' })
    for (const organId of ['bureau', 'urban', 'county']) attend(desk, organId, 'invited')
    return desk
  }

  it('takes each opinion with its day, and tells which came late', () => {
    const desk = circulated()
    desk.act('zhang', 'consultation.recordOpinion', opinion('bureau', '2026-11-02', '同意由城管局查处。'))
    desk.now = new Date('2026-11-06T01:00:00Z')
    desk.act('zhang', 'consultation.recordOpinion', opinion('urban', '2026-11-05', '仅同意查处占道部分。'))
    const found = desk.get('consultation', consultationId)
    const states = ['bureau', 'urban', 'county'].map((organId) => {
      const one = found.participants[`p-${organId}`]
      return one && opinionState(found, one, '2026-11-06')
    })
    expect(states).toEqual(['given', 'late', 'overdue'])
    expect(gatheredOpinions(found, (id) => id)).toBe('bureau：同意由城管局查处。\nurban：仅同意查处占道部分。')
  })

  it('is not summed up while an organ has neither answered nor been excused', () => {
    const desk = circulated()
    desk.act('zhang', 'consultation.recordOpinion', opinion('bureau', '2026-11-02', '同意。'))
    desk.act('zhang', 'consultation.recordOpinion', opinion('urban', '2026-11-02', '同意。'))
    const hold = { ...ids, heldOn: '2026-11-02', discussion: '两家意见一致。' }
    expect(desk.refusal('zhang', 'consultation.hold', hold)).toContain('期限至 2026-11-04')
    attend(desk, 'county', 'absent')
    desk.act('zhang', 'consultation.hold', hold)
    expect(desk.get('consultation', consultationId).status).toBe('held')
  })

  it('takes no written opinion for a meeting in a room, and none of a day to come', () => {
    const desk = convened()
    attend(desk, 'urban', 'invited')
    const given = opinion('urban', '2026-11-02', '同意。')
    expect(desk.refusal('zhang', 'consultation.recordOpinion', given)).toContain('不是书面会商')
    const ahead = { ...given, on: '2026-11-03' }
    expect(circulated().refusal('zhang', 'consultation.recordOpinion', ahead)).toContain('反馈日期')
  })
})
