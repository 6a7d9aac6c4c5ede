import { describe, expect, it } from 'vitest'
import { gatheredOpinions, opinionState } from '../../domain/consultation'
import { isProposalOf, settledFor } from '../../domain/dispatch-entry'
import { referenceData } from '../../domain/reference-data'
import { caseId, filedCase } from '../testing/spine-cases'
import type { TestDesk } from '../testing/test-desk'
import { testOrder } from '../testing/test-order'
import { testRows } from '../testing/test-reference'

const consultationId = 'meeting-1'
const ids = { consultationId, caseId }
const plan = {
  ...ids,
  kind: 'coordination',
  reason: 'other',
  topic: '油烟噪声由谁管',
  hostOrganIds: ['bureau'],
  scheduledOn: '2026-11-04',
}

/** A desk whose dictionary has the reasons, with one filed case and the meeting called for it. */
function convened(): TestDesk {
  const desk = filedCase(
    referenceData({
      ...testRows,
      dictionary: [
        ...testRows.dictionary,
        { id: 'consultationReason', title: '会商事由', items: [{ code: 'other', label: '其他' }] },
      ],
    }),
  )
  desk.act('zhang', 'consultation.convene', plan)
  return desk
}

function attend(desk: TestDesk, organId: string, attendance: string): void {
  desk.act('zhang', 'consultation.setParticipant', {
    ...ids,
    participantId: `p-${organId}`,
    organId,
    name: '某科长',
    attendance,
  })
}

function held(): TestDesk {
  const desk = convened()
  attend(desk, 'bureau', 'present')
  attend(desk, 'urban', 'present')
  desk.act('zhang', 'consultation.hold', { ...ids, heldOn: '2026-11-02', discussion: '双方各述职责。' })
  return desk
}

const resolution = {
  ...ids,
  resolutionId: 'r1',
  kind: 'duty',
  title: '油烟由城管局查处',
  content: '露天烧烤油烟由城管局查处。',
  organId: 'urban',
  dueOn: '2026-11-20',
  decidedBy: 'agreed',
}

function secondCase(desk: TestDesk): string {
  desk.seed('workOrder', testOrder('o9'))
  desk.act('zhang', 'case.accept', { caseId: 'case-9', orderIds: ['o9'], title: '另一件油烟' })
  return 'case-9'
}

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

  describe('that settles who is competent', () => {
    const settled = {
      ...resolution,
      kind: 'jurisdiction',
      entry: { entryId: 'e1', matter: '烧烤油烟', words: ['烧烤 油烟'] },
    }

    it('proposes it to the hotline, with where it was agreed; it is in force when the hotline has agreed', () => {
      const desk = held()
      desk.act('zhang', 'consultation.recordResolution', settled)
      desk.act('zhang', 'consultation.recordResolution', { ...settled, content: '由城管局查处，三日内答复。' })
      const entry = desk.get('dispatchEntry', 'e1')
      expect(entry).toMatchObject({
        state: 'proposed',
        source: 'consultation',
        organId: 'urban',
        basis: '“油烟噪声由谁管”会商议定',
        consultation: {
          id: consultationId,
          resolutionId: 'r1',
          heldOn: '2026-11-02',
          agreed: '由城管局查处，三日内答复。',
        },
      })
      const { matter, words, region, organId, source, basis } = entry
      const save = { entryId: 'e1', matter, words, region, organId, source, basis }
      expect(desk.refusal('zhang', 'dispatchEntry.save', save)).toContain('热线人员')
      desk.act('zhou', 'dispatchEntry.save', { ...save, words: ['烧烤 油烟', '烧烤 噪声'] })
      expect(desk.get('dispatchEntry', 'e1')).toMatchObject({ state: 'inForce', consultation: { resolutionId: 'r1' } })
      expect(desk.refusal('zhang', 'consultation.recordResolution', settled)).toContain('已由热线处理')
      const retitled = { ...settled, entry: undefined, title: '改个说法' }
      desk.act('zhang', 'consultation.recordResolution', { ...retitled, keptEntryId: 'e1' })
      expect(desk.get('dispatchEntry', 'e1').consultation?.droppedOn).toBeUndefined()
    })

    it('proposes nothing that only those at the table agreed, or that is for one case', () => {
      const desk = held()
      for (const kind of ['duty', 'other'])
        expect(desk.refusal('zhang', 'consultation.recordResolution', { ...settled, kind })).toContain('不写入派单目录')
      desk.act('zhang', 'consultation.recordResolution', { ...settled, kind: 'duty', decidedBy: 'staffing' })
      expect(desk.get('dispatchEntry', 'e1').state).toBe('proposed')
    })

    it('leaves the catalogue when it is given up, and comes back with it', () => {
      const desk = held()
      desk.act('zhang', 'consultation.recordResolution', settled)
      const settle = { ...ids, resolutionId: 'r1', state: 'dropped', result: '政府未批准。' }
      // A command that does not name the proposal would leave it behind.
      expect(desk.refusal('zhang', 'consultation.settleResolution', settle)).toContain('派单目录')
      desk.act('zhang', 'consultation.settleResolution', { ...settle, entryId: 'e1' })
      expect(desk.get('dispatchEntry', 'e1')).toMatchObject({
        state: 'retired',
        consultation: { droppedOn: '2026-11-02' },
      })
      desk.act('zhang', 'consultation.settleResolution', { ...settle, state: 'open', result: '', entryId: 'e1' })
      expect(desk.get('dispatchEntry', 'e1').state).toBe('proposed')
      expect(desk.get('dispatchEntry', 'e1').consultation?.droppedOn).toBeUndefined()
    })

    it('is taken back from the catalogue when it is reworded to hold for one case only', () => {
      const desk = held()
      desk.act('zhang', 'consultation.recordResolution', settled)
      const { entry: _entry, ...alone } = settled
      const reworded = { ...alone, kind: 'other', withdrawnEntryId: 'e1' }
      desk.act('zhang', 'consultation.recordResolution', reworded)
      expect(desk.get('dispatchEntry', 'e1').state).toBe('retired')
      expect(desk.get('consultation', consultationId).resolutions.r1?.entryId).toBeUndefined()
    })

    it('is left behind by no command that proposes it no longer', () => {
      const desk = held()
      desk.act('zhang', 'consultation.recordResolution', settled)
      const { entry: _entry, ...alone } = settled
      const refusal = (input: object) => desk.refusal('zhang', 'consultation.recordResolution', { ...alone, ...input })
      expect(refusal({ kind: 'other' })).toContain('派单目录')
      expect(refusal({})).toContain('派单目录')
      expect(refusal({ entry: { ...settled.entry, entryId: 'e2' } })).toContain('派单目录')
      // Kept is only what the hotline has taken over.
      expect(refusal({ keptEntryId: 'e1' })).toContain('派单目录')
      desk.act('zhang', 'consultation.recordResolution', { ...alone, withdrawnEntryId: 'e1' })
      expect(desk.get('dispatchEntry', 'e1').state).toBe('retired')
    })

    it('reworded for one case only after the hotline took it over is marked for the hotline', () => {
      const desk = held()
      desk.act('zhang', 'consultation.recordResolution', settled)
      const { matter, words, region, organId, source, basis } = desk.get('dispatchEntry', 'e1')
      desk.act('zhou', 'dispatchEntry.save', { entryId: 'e1', matter, words, region, organId, source, basis })
      const { entry: _entry, ...alone } = settled
      const reworded = { ...alone, kind: 'other' }
      expect(desk.refusal('zhang', 'consultation.recordResolution', reworded)).toContain('派单目录')
      expect(desk.refusal('zhang', 'consultation.recordResolution', { ...reworded, keptEntryId: 'e1' })).toContain(
        '派单目录',
      )
      desk.act('zhang', 'consultation.recordResolution', { ...reworded, withdrawnEntryId: 'e1' })
      const entry = desk.get('dispatchEntry', 'e1')
      expect(entry).toMatchObject({ state: 'inForce', consultation: { droppedOn: '2026-11-02' } })
    })

    it('that the hotline rests on another basis is no longer the consultation’s, and its resolution goes on', () => {
      const desk = held()
      desk.act('zhang', 'consultation.recordResolution', settled)
      const { matter, words, region, organId, source, basis } = desk.get('dispatchEntry', 'e1')
      const save = { entryId: 'e1', matter, words, region, organId, source, basis }
      desk.act('zhou', 'dispatchEntry.save', save)
      const settle = { ...ids, resolutionId: 'r1', state: 'dropped', result: '政府未批准。', entryId: 'e1' }
      desk.act('zhang', 'consultation.settleResolution', settle)
      desk.act('zhou', 'dispatchEntry.save', { ...save, note: '待核实' })
      expect(desk.get('dispatchEntry', 'e1').consultation?.droppedOn).toBe('2026-11-02')
      desk.act('zhou', 'dispatchEntry.save', { ...save, source: 'list', basis: '权责清单第12项' })
      const entry = desk.get('dispatchEntry', 'e1')
      expect(entry).toMatchObject({ state: 'inForce', basis: '权责清单第12项', history: [{ basis }] })
      expect(entry.consultation).toBeUndefined()
      expect(settledFor('烧烤油烟扰民', [entry], [region])).toEqual([])
      desk.act('zhang', 'consultation.settleResolution', { ...settle, state: 'open', result: '' })
      // Proposed anew it is an entry of its own.
      const anew = { ...settled, entry: { ...settled.entry, entryId: 'e2' } }
      expect(desk.refusal('zhang', 'consultation.recordResolution', settled)).toContain('已由热线处理')
      desk.act('zhang', 'consultation.recordResolution', { ...anew, withdrawnEntryId: 'e1' })
      expect(desk.get('dispatchEntry', 'e1')).toMatchObject({ state: 'inForce', basis: '权责清单第12项' })
      expect(desk.get('dispatchEntry', 'e2').state).toBe('proposed')
      expect(desk.get('consultation', consultationId).resolutions.r1?.entryId).toBe('e2')
    })

    it('stays away when its resolution is carried out after it was taken back', () => {
      const desk = held()
      desk.act('zhang', 'consultation.recordResolution', settled)
      const { entry: _entry, ...alone } = settled
      desk.act('zhang', 'consultation.recordResolution', { ...alone, kind: 'other', withdrawnEntryId: 'e1' })
      const done = { ...ids, resolutionId: 'r1', state: 'done', result: '已查处。', entryId: 'e1' }
      desk.act('zhang', 'consultation.settleResolution', done)
      expect(desk.get('dispatchEntry', 'e1')).toMatchObject({
        state: 'retired',
        consultation: { droppedOn: '2026-11-02' },
      })
    })

    it('is proposed anew after it was taken back, and the hotline decides', () => {
      const desk = held()
      desk.act('zhang', 'consultation.recordResolution', settled)
      const { entry: _entry, ...alone } = settled
      desk.act('zhang', 'consultation.recordResolution', { ...alone, kind: 'other', withdrawnEntryId: 'e1' })
      expect(isProposalOf(desk.get('dispatchEntry', 'e1'), 'r1')).toBe(true)
      desk.act('zhang', 'consultation.recordResolution', settled)
      const entry = desk.get('dispatchEntry', 'e1')
      expect(entry.state).toBe('proposed')
      expect(entry.consultation?.droppedOn).toBeUndefined()
      expect(desk.get('consultation', consultationId).resolutions.r1?.entryId).toBe('e1')
    })

    it('is not proposed anew after the hotline has turned it down, whatever becomes of the resolution', () => {
      const desk = held()
      desk.act('zhang', 'consultation.recordResolution', settled)
      desk.act('zhou', 'dispatchEntry.retire', { entryId: 'e1' })
      const settle = { ...ids, resolutionId: 'r1', state: 'dropped', result: '政府未批准。', entryId: 'e1' }
      desk.act('zhang', 'consultation.settleResolution', settle)
      desk.act('zhang', 'consultation.settleResolution', { ...settle, state: 'open', result: '' })
      expect(desk.get('dispatchEntry', 'e1').state).toBe('retired')
      expect(desk.refusal('zhang', 'consultation.recordResolution', settled)).toContain('已由热线处理')
    })

    it('reworded while its resolution is given up comes back with the new words, not before', () => {
      const desk = held()
      desk.act('zhang', 'consultation.recordResolution', settled)
      const settle = { ...ids, resolutionId: 'r1', state: 'dropped', result: '政府未批准。', entryId: 'e1' }
      desk.act('zhang', 'consultation.settleResolution', settle)
      const entry = { ...settled.entry, words: ['露天烧烤'] }
      desk.act('zhang', 'consultation.recordResolution', { ...settled, entry })
      expect(desk.get('dispatchEntry', 'e1')).toMatchObject({
        state: 'retired',
        consultation: { droppedOn: '2026-11-02' },
      })
      desk.act('zhang', 'consultation.settleResolution', { ...settle, state: 'open', result: '' })
      expect(desk.get('dispatchEntry', 'e1')).toMatchObject({ state: 'proposed', words: ['露天烧烤'] })
    })

    it('goes and comes with a resolution that was recorded before resolutions named their entry', () => {
      const desk = held()
      desk.act('zhang', 'consultation.recordResolution', settled)
      const consultation = desk.get('consultation', consultationId)
      const { r1 } = consultation.resolutions
      if (r1) desk.seed('consultation', { ...consultation, resolutions: { r1: { ...r1, entryId: undefined } } })
      const settle = { ...ids, resolutionId: 'r1', state: 'dropped', result: '政府未批准。', entryId: 'e1' }
      desk.act('zhang', 'consultation.settleResolution', settle)
      expect(desk.get('dispatchEntry', 'e1').state).toBe('retired')
      desk.act('zhang', 'consultation.settleResolution', { ...settle, state: 'open', result: '' })
      expect(desk.get('dispatchEntry', 'e1').state).toBe('proposed')
    })

    it('given up after the hotline took it over is marked for the hotline, and settles nothing any more', () => {
      const desk = held()
      desk.act('zhang', 'consultation.recordResolution', settled)
      const { matter, words, region, organId, source, basis } = desk.get('dispatchEntry', 'e1')
      desk.act('zhou', 'dispatchEntry.save', { entryId: 'e1', matter, words, region, organId, source, basis })
      const settle = { ...ids, resolutionId: 'r1', state: 'dropped', result: '政府未批准。', entryId: 'e1' }
      desk.act('zhang', 'consultation.settleResolution', settle)
      const entry = desk.get('dispatchEntry', 'e1')
      expect(entry).toMatchObject({ state: 'inForce', consultation: { droppedOn: '2026-11-02' } })
      expect(settledFor('烧烤油烟扰民', [entry], [region])).toEqual([])
    })

    it('touches no entry of another resolution', () => {
      const desk = held()
      desk.act('zhang', 'consultation.recordResolution', settled)
      const other = { ...settled, resolutionId: 'r2' }
      expect(desk.refusal('zhang', 'consultation.recordResolution', other)).toContain('不能再从这里改动')
    })
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
