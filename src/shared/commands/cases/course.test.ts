import { describe, expect, it } from 'vitest'
import { referenceData } from '../../domain/reference-data'
import { examine } from '../testing/examined'
import { TestDesk } from '../testing/test-desk'
import { testOrder } from '../testing/test-order'
import { testRows } from '../testing/test-reference'

const caseId = 'case-1'

/** The small city with a county bureau and department below it, a tax office under its own superior, more people. */
const rows = {
  ...testRows,
  organ: [
    ...testRows.organ.map((organ) => (organ.id === 'county' ? { ...organ, region: '411721' } : organ)),
    {
      id: 'tax',
      code: 'tax',
      name: '税务局',
      shortName: '',
      kind: 'department',
      region: '411700',
      management: 'vertical',
    },
    {
      id: 'xiUrban',
      code: 'xu',
      name: '西平县城管局',
      shortName: '',
      kind: 'department',
      region: '411721',
      management: '',
    },
  ],
  userProfile: [
    ...testRows.userProfile,
    { id: 'chen', name: '陈晨', roles: ['officer' as const], organId: 'bureau', region: '411700', disabled: false },
    { id: 'xi2', name: '西平乙', roles: ['officer' as const], organId: 'county', region: '411721', disabled: false },
    { id: 'tax1', name: '税员', roles: ['officer' as const], organId: 'urban', region: '411700', disabled: false },
  ],
  dictionary: [
    ...testRows.dictionary.filter(({ id }) => id !== 'region'),
    {
      id: 'region',
      title: '区域',
      items: [
        { code: '411700', label: '驻马店市' },
        { code: '411702', label: '驿城区', parent: '411700' },
        { code: '411721', label: '西平县', parent: '411700' },
      ],
    },
    { id: 'suspendGround', title: '中止理由', items: [{ code: 'remedyPending', label: '复议诉讼未结' }] },
    {
      id: 'remedyRoute',
      title: '法定途径',
      items: [{ code: 'reconsideration', label: '行政复议', limit: '六十日内申请' }],
    },
  ],
}

function accepted(change: Parameters<typeof testOrder>[1] = {}): TestDesk {
  const desk = new TestDesk(referenceData(rows))
  desk.seed('workOrder', testOrder('o1', change))
  desk.seed('workOrder', testOrder('o2'))
  desk.act('zhang', 'case.accept', { caseId, orderIds: ['o1'], title: '三轮车案' })
  return desk
}

function classified(change = {}, more = {}): TestDesk {
  const desk = accepted(change)
  desk.act('zhang', 'case.classify', { caseId, field: 'urban', level: 'general', reason: '没有文书', ...more })
  return desk
}

function filed(): TestDesk {
  const desk = classified()
  const propose = { caseId, handlerIds: ['zhang', 'li'], reason: '涉嫌程序违法', noInterest: true }
  desk.act('zhang', 'case.proposeFiling', propose)
  desk.act('wang', 'case.file', { caseId, opinion: '同意' })
  return desk
}

const found = (desk: TestDesk, id = caseId) => desk.get('supervisionCase', id)

describe('a matter of grave impact', () => {
  const launch = { caseId, handlerIds: ['zhang', 'li'], reason: '舆情关注', noInterest: true }

  it('is launched into review without waiting for filing, as 重点监督', () => {
    const desk = classified()
    desk.act('zhang', 'case.launch', launch)
    expect(found(desk)).toMatchObject({ stage: 'review', mode: 'focus', flags: { graveImpact: true } })
    expect(found(desk).limits.review?.doneAt).toBeUndefined()
  })

  it('needs a recorded reason when the working day has passed', () => {
    const desk = classified()
    desk.now = new Date('2026-11-04T01:00:00Z')
    expect(desk.refusal('zhang', 'case.launch', launch)).toContain('一个工作日')
    expect(desk.refusal('zhang', 'case.launch', { ...launch, lateReason: '次日才获知舆情' })).toBeUndefined()
  })
})

describe('an organ under vertical management', () => {
  it('is never filed against: its matter is only forwarded', () => {
    const desk = classified({ handlingOrganId: 'tax' })
    const propose = { caseId, handlerIds: ['zhang', 'li'], reason: '理由', noInterest: true }
    expect(desk.refusal('zhang', 'case.proposeFiling', propose)).toContain('垂直管理')
    expect(
      desk.refusal('zhang', 'case.forward', { caseId, targetOrganId: 'gov', followUpOn: '2026-11-20', note: '转上级' }),
    ).toBeUndefined()
  })
})

describe('a matter for another lawful way', () => {
  it('closes with the way and its limit told to the reporter through the hotline', () => {
    const desk = accepted()
    desk.act('zhang', 'case.guide', { caseId, orderIds: ['o1'], route: 'reconsideration', text: '可以申请行政复议' })
    expect(found(desk)).toMatchObject({
      stage: 'closed',
      closing: { kind: 'guided' },
      guidance: { route: 'reconsideration', limit: '六十日内申请' },
    })
    expect(desk.get('workOrder', 'o1').caseReply?.text).toMatch(/^可以申请行政复议\n行政执法监督不代替/)
  })
})

describe('a suspended case', () => {
  function suspended(): TestDesk {
    const desk = filed()
    desk.act('wang', 'case.suspend', { caseId, ground: 'remedyPending', reason: '当事人已申请复议' })
    return desk
  }

  it('does not move, and its clock stands still', () => {
    const desk = suspended()
    const finding = { caseId, topic: 'fact', result: 'ok' }
    expect(desk.refusal('zhang', 'case.check', finding)).toContain('已中止')
    expect(found(desk).limits.review?.stoppedAt).toBeDefined()
  })

  it('has as many working days left as before when it is resumed', () => {
    const desk = suspended()
    // 2 November + 10 working days was the 16th; two weeks later the same ten are left.
    desk.now = new Date('2026-11-16T01:00:00Z')
    desk.act('zhang', 'case.resume', { caseId, reason: '复议已决定' })
    expect(found(desk).limits.review?.dueAt).toBe('2026-11-30T15:59:59.999Z')
    expect(desk.refusal('zhang', 'case.check', { caseId, topic: 'fact', result: 'ok' })).toBeUndefined()
  })

  it('is suspended by a reviewer who does not handle it, and terminated only after an answer', () => {
    const desk = filed()
    const suspend = { caseId, ground: 'remedyPending', reason: '理由' }
    expect(desk.refusal('zhang', 'case.suspend', suspend)).toContain('审核人')
    expect(desk.refusal('wang', 'case.terminate', { caseId, reason: '机关撤销' })).toContain('尚未答复')
    desk.act('zhang', 'case.reply', { caseId, orderIds: ['o1'], via: 'hotline', text: '告知' })
    desk.act('wang', 'case.terminate', { caseId, reason: '机关撤销' })
    expect(found(desk)).toMatchObject({ stage: 'closed', closing: { kind: 'terminated' } })
  })
})

describe('two cases of one matter', () => {
  function two(): TestDesk {
    const desk = accepted()
    desk.act('li', 'case.accept', { caseId: 'case-2', orderIds: ['o2'], title: '同一辆车' })
    return desk
  }
  const merge = { caseId: 'case-2', intoId: caseId, orderIds: ['o2'], reason: '同一事项' }

  it('are merged: the orders go over, the number stays with the closed one', () => {
    const desk = two()
    desk.act('li', 'case.merge', merge)
    expect(found(desk).orderIds).toEqual(['o1', 'o2'])
    expect(desk.get('workOrder', 'o2').lead?.caseId).toBe(caseId)
    expect(found(desk, 'case-2')).toMatchObject({
      caseNo: '驻司执监案〔2026〕2号',
      stage: 'closed',
      closing: { kind: 'merged' },
      mergedInto: caseId,
    })
    expect(desk.refusal('wang', 'case.reopen', { caseId: 'case-2', ground: 'newEvidence', reason: '再' })).toContain(
      '已并入',
    )
  })

  it('are split again into a case of its own with a new number', () => {
    const desk = two()
    desk.act('li', 'case.merge', merge)
    desk.act('zhang', 'case.split', {
      caseId,
      newCaseId: 'case-3',
      title: '另案',
      orderIds: ['o2'],
      reason: '并非同事',
    })
    expect(found(desk).orderIds).toEqual(['o1'])
    expect(found(desk, 'case-3')).toMatchObject({ stage: 'triage', splitFrom: caseId, caseNo: '驻司执监案〔2026〕3号' })
    expect(desk.get('workOrder', 'o2').lead?.caseId).toBe('case-3')
  })

  it('are not merged while something still runs beside the one that would close', () => {
    const desk = two()
    const track = { id: 't1', kind: 'supervision' as const, title: '督办函', state: 'running' as const, result: '' }
    const opened = { openedAt: desk.now.toISOString(), openedBy: 'li' }
    desk.seed('supervisionCase', { ...found(desk, 'case-2'), tracks: { t1: { ...track, ...opened } } })
    expect(desk.refusal('li', 'case.merge', merge)).toContain('督办函')
    desk.seed('supervisionCase', { ...found(desk, 'case-2'), tracks: { t1: { ...track, ...opened, state: 'ended' } } })
    desk.act('li', 'case.merge', merge)
    expect(found(desk, 'case-2').stage).toBe('closed')
  })

  it('are merged into the one that was investigated, not out of it', () => {
    const desk = filed()
    desk.act('li', 'case.accept', { caseId: 'case-2', orderIds: ['o2'], title: '同一辆车' })
    desk.act('li', 'case.recordFinding', {
      caseId,
      findingId: 'f1',
      topic: 'procedure',
      issue: 'procedure',
      fact: '未出具清单',
      evidence: ['车主询问笔录'],
      nature: 'unlawful',
      correction: '返还车辆',
      basisIds: ['b1'],
    })
    const other = { caseId, intoId: 'case-2', orderIds: ['o1'], reason: '同一事项' }
    expect(desk.refusal('li', 'case.merge', other)).toContain('把它并入本案')
    desk.act('li', 'case.merge', merge)
    expect(found(desk)).toMatchObject({ orderIds: ['o1', 'o2'], findings: { f1: { fact: '未出具清单' } } })
  })

  it('keep apart once a document has gone out', () => {
    const desk = two()
    const row = found(desk)
    desk.seed('supervisionCase', { ...row, opinionId: 'd1' })
    expect(desk.refusal('li', 'case.merge', merge)).toContain('已经印发文书')
  })
})

describe('a case between bureaus', () => {
  it('is given to a bureau below with its handlers, and both go on seeing it', () => {
    const desk = filed()
    const designate = { caseId, organId: 'county', handlerIds: ['xi', 'xi2'], reason: '便于调查' }
    expect(desk.refusal('wang', 'case.designate', { ...designate, handlerIds: [] })).toContain('两名以上承办人')
    desk.act('wang', 'case.designate', designate)
    expect(found(desk)).toMatchObject({ jurisdictionOrganId: 'county', handlerIds: ['xi', 'xi2'] })
    expect(found(desk).sharedWith).toEqual(expect.arrayContaining(['zhang', 'wang', 'xi']))
    expect(desk.refusal('xi', 'case.check', { caseId, topic: 'fact', result: 'ok' })).toBeUndefined()
    expect(desk.refusal('zhang', 'case.check', { caseId, topic: 'fact', result: 'ok' })).toContain('西平县司法局管辖')
  })

  it('against a county department needs 提级监督 before the city drafts its opinion', () => {
    const desk = classified({ handlingOrganId: 'xiUrban' })
    desk.act('zhang', 'case.proposeFiling', { caseId, handlerIds: ['zhang', 'li'], reason: '理由', noInterest: true })
    desk.act('wang', 'case.file', { caseId, opinion: '同意' })
    const draft = { documentId: 'd1', caseId, kind: 'opinion', title: '意见书', content: {} }
    expect(desk.refusal('zhang', 'document.draft', draft)).toContain('提级监督')
    desk.act('wang', 'case.elevate', { caseId, reason: '影响较大' })
    expect(found(desk).handlerIds).toEqual(['zhang', 'li'])
    expect(desk.refusal('zhang', 'document.draft', draft)).toBeUndefined()
  })
})

describe('an appeal that was taken back', () => {
  it('closes a small case, but never one of public interest', () => {
    const withdraw = { caseId, orderId: 'o1', reason: '电话撤回', close: true }
    const desk = classified()
    expect(desk.refusal('zhang', 'case.withdraw', withdraw)).toBeUndefined()
    const repeated = classified({}, { patterns: { add: ['B'] } })
    expect(repeated.refusal('zhang', 'case.withdraw', withdraw)).toContain('反复性')
    repeated.act('zhang', 'case.withdraw', { ...withdraw, close: false })
    expect(found(repeated)).toMatchObject({ stage: 'triage', withdrawals: [{ orderId: 'o1' }] })
  })
})

describe('who acts on a case', () => {
  it('is never someone who was told to avoid it, nor anyone of the supervised organ', () => {
    const desk = filed()
    desk.act('wang', 'case.recuse', { caseId, personId: 'li', reason: '与当事人系亲属' })
    expect(found(desk).handlerIds).toEqual(['zhang'])
    expect(desk.refusal('li', 'case.check', { caseId, topic: 'fact', result: 'ok' })).toContain('回避')
    expect(desk.refusal('wang', 'case.assign', { caseId, handlerIds: ['zhang', 'li'], reason: '补足' })).toContain(
      '回避',
    )
    desk.act('wang', 'case.assign', { caseId, handlerIds: ['zhang', 'chen'], reason: '补足两人' })
    expect(found(desk).handlerIds).toEqual(['zhang', 'chen'])
  })

  it('hands his place over to a colleague, and only his own', () => {
    const desk = filed()
    const handover = { caseId, fromUserId: 'li', toUserId: 'chen', reason: '调离' }
    expect(desk.refusal('zhang', 'case.handover', handover)).toContain('本人承办')
    desk.act('li', 'case.handover', handover)
    expect(found(desk).handlerIds).toEqual(['zhang', 'chen'])
  })

  it('may sign in another’s place while the delegation lasts, and only then', () => {
    const desk = filed()
    const grant = { delegationId: 'g1', toUserId: 'chen', role: 'reviewer', from: '2026-11-02', until: '2026-11-06' }
    expect(desk.refusal('zhang', 'delegation.grant', { ...grant, reason: '出差' })).toContain('没有该岗位')
    desk.act('wang', 'delegation.grant', { ...grant, reason: '出差' })
    const delegated = new TestDesk(referenceData({ ...rows, delegation: [desk.get('delegation', 'g1')] }))
    delegated.seed('supervisionCase', found(desk))
    const review = { caseId, passed: true, opinion: '同意' }
    expect(delegated.refusal('chen', 'case.recordLegalReview', review)).toBeUndefined()
    delegated.act('chen', 'case.recordLegalReview', review)
    expect(delegated.all('caseAction').at(-1)).toMatchObject({ by: 'chen', role: 'reviewer', delegatedBy: 'wang' })
    delegated.now = new Date('2026-11-09T01:00:00Z')
    expect(delegated.refusal('chen', 'case.recordLegalReview', review)).toContain('审核人')
  })
})

describe('a bureau short of people', () => {
  it('may let one person handle and review where its exception is set, and each use is on record', () => {
    const filedRow = found(filed())
    const both = {
      ...rows.userProfile[0],
      id: 'zhang',
      name: '张伟',
      organId: 'bureau',
      region: '411700',
      disabled: false,
    }
    const people = [...rows.userProfile.slice(1), { ...both, roles: ['officer' as const, 'reviewer' as const] }]
    const review = { caseId, passed: true, opinion: '同意' }
    const strict = new TestDesk(referenceData({ ...rows, userProfile: people }))
    strict.seed('supervisionCase', filedRow)
    expect(strict.refusal('zhang', 'case.recordLegalReview', review)).toContain('不能再办理')
    const organ = rows.organ.map((each) => (each.id === 'bureau' ? { ...each, sameHandAllowed: true } : each))
    const small = new TestDesk(referenceData({ ...rows, userProfile: people, organ }))
    small.seed('supervisionCase', filedRow)
    small.act('zhang', 'case.recordLegalReview', review)
    expect(small.all('caseAction').at(-1)).toMatchObject({ by: 'zhang', sameHand: true })
  })
})

describe('limits', () => {
  it('are extended by a reviewer with a reason, to a later day', () => {
    const desk = filed()
    const extend = { caseId, kind: 'review', dueOn: '2026-11-27', reason: '案情复杂' }
    expect(desk.refusal('wang', 'case.extend', { ...extend, dueOn: '2026-11-10' })).toContain('不能早于')
    desk.act('wang', 'case.extend', extend)
    expect(found(desk).limits.review).toMatchObject({ dueAt: '2026-11-27T15:59:59.999Z', extension: { by: 'wang' } })
  })

  it('are counted again when the calendar changes, and the record says so', () => {
    const desk = filed()
    const changed = new TestDesk(
      referenceData({
        ...rows,
        holidayYear: rows.holidayYear.map((year) => ({ ...year, off: [{ date: '2026-11-05', name: '活动放假' }] })),
      }),
    )
    changed.seed('supervisionCase', found(desk))
    changed.act('system', 'case.recountLimits', { caseId })
    expect(found(changed).limits.review?.dueAt).toBe('2026-11-17T15:59:59.999Z')
    expect(changed.refusal('system', 'case.recountLimits', { caseId })).toContain('无需重新计算')
  })

  it('follow a calendar that only the administrator edits, with each day in its year and once', () => {
    const desk = filed()
    const set = { year: 2028, adjusted: true, off: [{ date: '2028-01-01', name: '元旦' }], workdays: [] }
    expect(desk.refusal('zhang', 'calendar.set', set)).toContain('系统管理员')
  })
})

describe('what runs beside the stage', () => {
  it('keeps the case from closing until it has ended or was handed on', () => {
    const desk = filed()
    desk.act('zhang', 'case.openTrack', {
      caseId,
      trackId: 't1',
      kind: 'supervision',
      title: '督办函',
      dueOn: '2026-11-09',
    })
    desk.act('zhang', 'case.reply', { caseId, orderIds: ['o1'], via: 'hotline', text: '已核查' })
    const close = { caseId, kind: 'noViolation', reason: '无违法' }
    expect(desk.refusal('zhang', 'case.close', close)).toContain('督办函')
    desk.act('zhang', 'case.endTrack', { caseId, trackId: 't1', state: 'handedOn', result: '由督查室跟踪' })
    expect(desk.refusal('zhang', 'case.close', close)).toContain('还没有审查')
    examine(desk)
    expect(desk.refusal('zhang', 'case.close', close)).toBeUndefined()
  })
})
