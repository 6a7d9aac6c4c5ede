import { describe, expect, it } from 'vitest'
import { orderedItems, signedDigest } from '../../domain/inspection'
import { referenceData } from '../../domain/reference-data'
import { caseId, filedCase } from '../testing/spine-cases'
import type { TestDesk } from '../testing/test-desk'
import { testRows } from '../testing/test-reference'
import { missingSigners, staleSignatures } from './inspection-signing'

const inspectionId = 'site-1'
const ids = { inspectionId, caseId }
const inspectors = [
  { userId: 'zhang', certNo: '豫监001' },
  { userId: 'li', certNo: '豫监002' },
]
const plan = {
  ...ids,
  organId: 'urban',
  place: '西园停车场',
  field: 'urban',
  plannedOn: '2026-11-02',
  inspectors,
}

const ref = referenceData({
  ...testRows,
  userProfile: [
    ...testRows.userProfile,
    { ...(testRows.userProfile[1] as never as object), id: 'sun', name: '孙某', certNo: '豫监009' } as never,
  ],
  dictionary: [
    ...testRows.dictionary,
    {
      id: 'inspectionItem',
      title: '现场核查事项',
      items: [
        { code: 'cert', label: '是否持证', basis: '资格管理制度' },
        { code: 'list', label: '是否开具清单', field: 'urban' },
        { code: 'sample', label: '抽样手续', field: 'market' },
      ],
    },
  ],
})

function planned(): TestDesk {
  const desk = filedCase(ref)
  desk.act('zhang', 'inspection.plan', plan)
  return desk
}

const start = {
  ...ids,
  startedAt: '2026-11-02T00:30:00Z',
  attending: '赵某（停车场管理员）',
  certShown: true,
  recusalAsked: true,
}

function running(): TestDesk {
  const desk = planned()
  desk.act('zhang', 'inspection.start', start)
  return desk
}

const digestOf = (desk: TestDesk) => signedDigest(desk.get('inspection', inspectionId))

let signatures = 0
function sign(desk: TestDesk, role: string, person: string, more: object = { onPaper: true }): void {
  signatures += 1
  const given = {
    ...ids,
    signatureId: `s${String(signatures).padStart(3, '0')}`,
    role,
    person,
    at: '2026-11-02T00:50:00Z',
  }
  desk.act('zhang', 'inspection.sign', { ...given, digest: digestOf(desk), ...more })
}

function written(): TestDesk {
  const desk = running()
  desk.act('zhang', 'inspection.write', { ...ids, found: '场内停放三轮车九辆，无登记台账。' })
  return desk
}

describe('an inspection', () => {
  it('is arranged for a case with the checklist of its field, as it reads today', () => {
    const desk = planned()
    const found = desk.get('inspection', inspectionId)
    expect(found).toMatchObject({ status: 'planned', region: '411702', place: '西园停车场' })
    expect(found.inspectors).toEqual([
      { userId: 'zhang', name: '张伟', certNo: '豫监001' },
      { userId: 'li', name: '李娜', certNo: '豫监002' },
    ])
    expect(orderedItems(found).map(({ item, result }) => [item, result])).toEqual([
      ['是否持证', 'unchecked'],
      ['是否开具清单', 'unchecked'],
    ])
    expect(desk.all('caseAction').at(-1)).toMatchObject({ kind: 'inspection.plan' })
  })

  it('needs two different inspectors of the bureau, each with the number of his certificate', () => {
    const desk = filedCase(ref)
    const refusal = (people: object[]) => desk.refusal('zhang', 'inspection.plan', { ...plan, inspectors: people })
    expect(refusal(inspectors.slice(0, 1))).toContain('只有 1 人，少于 2 人')
    expect(refusal([inspectors[0] as object, inspectors[0] as object])).toContain('张伟重复列为核查人员')
    expect(refusal([inspectors[0] as object, { userId: 'li' }])).toContain('李娜没有行政执法监督证件号')
    expect(refusal([inspectors[0] as object, { userId: 'xi', certNo: '9' }])).toContain('西平员不是本机关的监督员')
    expect(refusal([inspectors[0] as object, { userId: 'sun', certNo: '1' }])).toContain('不一致')
    expect(refusal([inspectors[0] as object, { userId: 'sun' }])).toBeUndefined()
  })

  it('brings the checklist of another field when its plan changes', () => {
    const desk = planned()
    desk.act('li', 'inspection.amend', { ...plan, field: 'market', place: '某超市' })
    const found = desk.get('inspection', inspectionId)
    expect(orderedItems(found).map(({ item }) => item)).toEqual(['是否持证', '抽样手续'])
    expect(desk.refusal('zhao', 'inspection.cancel', { ...ids, reason: '改期' })).toBeDefined()
    desk.act('li', 'inspection.cancel', { ...ids, reason: '改期' })
    expect(desk.refusal('zhang', 'inspection.start', start)).toContain('已取消')
  })

  it('begins when certificates were shown and recusal was asked, and not in the future', () => {
    const desk = planned()
    expect(desk.refusal('zhang', 'inspection.start', { ...start, certShown: false })).toContain('不能开始核查')
    expect(desk.refusal('zhang', 'inspection.start', { ...start, recusalAsked: false })).toContain('不能开始核查')
    const late = { ...start, startedAt: '2026-11-02T03:00:00Z' }
    expect(desk.refusal('zhang', 'inspection.start', late)).toContain('2026-11-02 11:00）晚于现在')
    expect(desk.refusal('wang', 'inspection.start', start)).toContain('现场记录由核查人员办理：张伟、李娜')
  })

  it('keeps the times of the site when it reaches the server a day later', () => {
    const desk = planned()
    desk.now = new Date('2026-11-03T08:00:00Z')
    desk.act('zhang', 'inspection.start', start)
    desk.act('zhang', 'inspection.write', { ...ids, found: '场内停放三轮车九辆。' })
    sign(desk, 'inspected', '赵某')
    sign(desk, 'inspector', '张伟')
    sign(desk, 'inspector', '李娜')
    desk.act('zhang', 'inspection.finish', { ...ids, endedAt: '2026-11-02T01:10:00Z' })
    expect(desk.get('inspection', inspectionId)).toMatchObject({
      status: 'finished',
      startedAt: '2026-11-02T00:30:00Z',
      endedAt: '2026-11-02T01:10:00Z',
    })
    expect(desk.all('caseAction').at(-1)?.note).toBe('西园停车场，2026-11-02 08:30至2026-11-02 09:10')
  })

  it('is written down line by line without filling the record of the case', () => {
    const desk = running()
    const entries = desk.all('caseAction').length
    desk.act('zhang', 'inspection.check', { ...ids, itemId: 'list', result: 'notOk', note: '没有清单' })
    desk.act('zhang', 'inspection.check', { ...ids, itemId: 'own-1', item: '场地由谁经营' })
    desk.act('zhang', 'inspection.placePhotos', { ...ids, itemId: 'list', add: ['p1', 'p2'] })
    desk.act('zhang', 'inspection.placePhotos', { ...ids, itemId: 'list', remove: ['p1'] })
    desk.act('zhang', 'inspection.recordStatement', {
      ...ids,
      statementId: 'st1',
      person: '赵某',
      identity: '停车场管理员',
      startedAt: '2026-11-02T00:40:00Z',
      answers: [{ question: '收过停车费吗？', answer: '每天二十。' }],
    })
    const found = desk.get('inspection', inspectionId)
    expect(orderedItems(found).map(({ item, result, note, photoIds }) => [item, result, note, photoIds])).toEqual([
      ['是否持证', 'unchecked', '', []],
      ['是否开具清单', 'notOk', '没有清单', ['p2']],
      ['场地由谁经营', 'unchecked', '', []],
    ])
    expect(desk.all('caseAction')).toHaveLength(entries)
    expect(desk.refusal('zhang', 'inspection.check', { ...ids, itemId: 'gone', result: 'ok' })).toContain(
      '没有这个核查事项',
    )
  })

  it('may pack cases of the own bureau until a day that is not over', () => {
    const desk = planned()
    const pack = { ...ids, caseIds: [caseId], endsOn: '2026-11-03' }
    expect(desk.refusal('zhang', 'inspection.pack', { ...pack, caseIds: [] })).toContain('离线包里没有案件')
    expect(desk.refusal('zhang', 'inspection.pack', { ...pack, endsOn: '2026-11-01' })).toContain('早于今天')
    expect(desk.refusal('zhang', 'inspection.pack', { ...pack, caseIds: ['case-9'] })).toContain('案件')
    desk.act('zhang', 'inspection.pack', pack)
    expect(desk.get('inspection', inspectionId).pack).toEqual({ caseIds: [caseId], endsOn: '2026-11-03' })
  })
})

describe('the signatures of an inspection', () => {
  it('stand under something, in one of the three ways', () => {
    const blank = running()
    const given = { ...ids, signatureId: 'x', role: 'inspected', person: '赵某', at: '2026-11-02T00:50:00Z' }
    const refusal = (desk: TestDesk, more: object) =>
      desk.refusal('zhang', 'inspection.sign', { ...given, digest: digestOf(desk), ...more })
    expect(refusal(blank, { onPaper: true })).toContain('笔录还没有内容，不能签名')
    const desk = written()
    expect(refusal(desk, {})).toContain('签名板上没有笔迹')
    expect(refusal(desk, { onPaper: true, refusal: { reason: '不认可' } })).toContain('之一')
    expect(() => refusal(desk, { refusal: { reason: ' ' } })).toThrow('拒绝签名的理由')
  })

  it('are asked of everybody who was questioned, the organ inspected and every inspector', () => {
    const desk = written()
    desk.act('zhang', 'inspection.recordStatement', {
      ...ids,
      statementId: 'st1',
      person: '钱某',
      startedAt: '2026-11-02T00:40:00Z',
      answers: [{ question: '台账在哪里？', answer: '没有。' }],
    })
    const finish = { ...ids, endedAt: '2026-11-02T00:55:00Z' }
    expect(missingSigners(desk.get('inspection', inspectionId))).toEqual(['被核查单位在场人员', '钱某', '张伟', '李娜'])
    sign(desk, 'inspected', '赵某', { refusal: { reason: '称须请示领导', witness: '孙某' } })
    expect(desk.all('caseAction').at(-1)?.note).toBe('被核查单位在场人员赵某拒绝签名：称须请示领导')
    expect(desk.refusal('zhang', 'inspection.finish', finish)).toContain('还没有签名：钱某、张伟、李娜')
    sign(desk, 'asked', '钱某', { image: { attachmentId: 'a1', sha256: 'a'.repeat(64) } })
    sign(desk, 'inspector', '张伟')
    sign(desk, 'inspector', '李娜')
    const early = { ...ids, endedAt: '2026-11-02T00:10:00Z' }
    expect(desk.refusal('zhang', 'inspection.finish', early)).toContain(
      '结束时间（2026-11-02 08:10）早于开始时间（2026-11-02 08:30）',
    )
    desk.act('zhang', 'inspection.finish', finish)
    expect(desk.refusal('zhang', 'inspection.write', { ...ids, found: '改' })).toContain('只能更正，不能改写')
    // The register of documents has it from then on, as it was signed.
    const record = desk.get('officialDocument', inspectionId)
    expect(record).toMatchObject({
      kind: 'inspection-record',
      status: 'filed',
      issuedOn: '2026-11-02',
      recordOf: inspectionId,
    })
    expect(JSON.stringify(record.content)).toContain('称须请示领导')
  })

  it('do not stand under a record that was changed after them', () => {
    const desk = written()
    sign(desk, 'inspected', '赵某')
    sign(desk, 'inspector', '张伟')
    sign(desk, 'inspector', '李娜')
    desk.act('li', 'inspection.check', { ...ids, itemId: 'cert', result: 'notOk' })
    const found = desk.get('inspection', inspectionId)
    expect(staleSignatures(found).map(({ person }) => person)).toEqual(['赵某', '张伟', '李娜'])
    const finish = { ...ids, endedAt: '2026-11-02T00:55:00Z' }
    expect(desk.refusal('zhang', 'inspection.finish', finish)).toContain('赵某、张伟、李娜签名后笔录又有改动')
    for (const { id } of staleSignatures(found))
      desk.act('zhang', 'inspection.withdrawSignature', {
        ...ids,
        signatureId: id,
        at: '2026-11-02T00:52:00Z',
        reason: '笔录补充后重新签名',
      })
    expect(missingSigners(desk.get('inspection', inspectionId))).toHaveLength(3)
  })

  it('stay as they are after the end; what was wrong is said beside', () => {
    const desk = written()
    sign(desk, 'inspected', '赵某')
    sign(desk, 'inspector', '张伟')
    sign(desk, 'inspector', '李娜')
    desk.act('zhang', 'inspection.finish', { ...ids, endedAt: '2026-11-02T00:55:00Z' })
    desk.act('li', 'inspection.correct', {
      ...ids,
      correctionId: 'k1',
      at: '2026-11-02T00:58:00Z',
      what: '车辆数',
      text: '应为八辆',
      reason: '核对照片后发现多数一辆',
    })
    expect(desk.get('inspection', inspectionId).corrections).toMatchObject([{ what: '车辆数', by: 'li' }])
    expect(staleSignatures(desk.get('inspection', inspectionId))).toEqual([])
  })

  it('asks when two inspectors word one line of the checklist differently, and keeps both', () => {
    const desk = running()
    const mine = { ...ids, itemId: 'list', note: '清单后补' }
    const seen = desk.look('li', 'inspection.check', mine)
    desk.act('zhang', 'inspection.check', { ...ids, itemId: 'list', note: '没有清单' })
    expect(desk.act('li', 'inspection.check', mine, seen)).toBe('conflict')
    expect(desk.all('conflict')).toMatchObject([
      { caseId, entityType: 'inspection', path: 'items.list.note', theirs: '没有清单', mine: '清单后补' },
    ])
  })
})
