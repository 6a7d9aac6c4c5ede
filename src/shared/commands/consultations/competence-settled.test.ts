import { describe, expect, it } from 'vitest'
import { isProposalOf, settledFor } from '../../domain/dispatch-entry'
import { consultationId, held, ids, resolution } from '../testing/held-consultation'

describe('a consultation that settles who is competent', () => {
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
