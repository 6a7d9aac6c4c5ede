import { describe, expect, it } from 'vitest'
import { examine } from '#shared/commands/testing/examined'
import { TestDesk } from '#shared/commands/testing/test-desk'
import { testOrder } from '#shared/commands/testing/test-order'
import { testReference } from '#shared/commands/testing/test-reference'
import { documentKindOf } from '#shared/documents/kinds/registry'
import { lineText } from '#shared/documents/layout/page-model'
import { buildDossier } from './build-dossier'
import { volumeHtml } from './dossier-folder'

const caseId = 'case-1'

function closedCase(): TestDesk {
  const desk = new TestDesk()
  desk.seed('workOrder', testOrder('o1'))
  desk.act('zhang', 'case.accept', { caseId, orderIds: ['o1'], title: '三轮车案' })
  desk.act('zhang', 'case.classify', { caseId, field: 'urban', level: 'major', reason: '初判' })
  desk.act('zhang', 'case.proposeFiling', { caseId, handlerIds: ['zhang', 'li'], reason: '涉嫌违法', noInterest: true })
  desk.act('wang', 'case.file', { caseId, opinion: '同意' })
  const members = ['甲', '乙', '丙'].map((name) => ({ name, opinion: '同意' }))
  desk.act('zhang', 'case.recordPanel', { caseId, on: '2026-11-02', chair: '王强', members, conclusion: '无违法' })
  desk.act('zhang', 'case.reply', { caseId, orderIds: ['o1'], via: 'hotline', text: '已核查' })
  examine(desk)
  desk.act('zhang', 'case.close', { caseId, kind: 'noViolation', reason: '未发现违法' })
  return desk
}

function dossierOf(desk: TestDesk, options = {}) {
  const found = desk.get('supervisionCase', caseId)
  const bundle = {
    case: found,
    orders: desk.all('workOrder'),
    documents: desk.all('officialDocument'),
    actions: [],
    conflicts: [],
    attachments: desk.all('attachment'),
    inspections: desk.all('inspection'),
    supervisionOrders: desk.all('supervisionOrder'),
  }
  return buildDossier({ ...bundle, pending: [] }, testReference, options)
}

describe('the file of a case', () => {
  it('keeps the discussion and what names the reporter out of the 正卷', () => {
    const { main, sub } = dossierOf(closedCase())
    expect(main.lines.map(({ title }) => title)).toEqual([
      '回避声明',
      '行政执法监督立案审批表',
      '核查终结报告',
      '结案报告',
    ])
    expect(sub.lines.map(({ title }) => title)).toEqual(
      expect.arrayContaining(['集体讨论记录', '来件 三轮车被拖走没有手续']),
    )
    const printed = main.pages.flatMap(({ lines }) => lines.map(lineText)).join('')
    expect(printed).not.toContain('城管把我的三轮车')
    expect(printed).toContain('卷内目录')
  })

  it('numbers the sheets of a volume through, as its index says', () => {
    const { main } = dossierOf(closedCase())
    expect(main.lines.map(({ from, to }) => [from, to])).toEqual([
      [1, 1],
      [2, 3],
      [4, 5],
      [6, 6],
    ])
    expect(main.count).toBe(6)
  })

  it('is archived only when nothing is lacking, and a reopened case adds a volume', () => {
    const desk = closedCase()
    const archive = { caseId, documentIds: [], retention: 'years30', archiveNo: 'D-1', pages: { main: 2, sub: 3 } }
    desk.act('zhang', 'case.archive', archive)
    expect(desk.get('supervisionCase', caseId)).toMatchObject({ stage: 'archived', archives: [{ volume: 1 }] })
    const loan = { caseId, loanId: 'l1', borrower: '审计局', purpose: '核对', dueOn: '2026-11-09' }
    desk.act('zhang', 'case.borrow', loan)
    expect(desk.refusal('zhang', 'case.borrow', { ...loan, loanId: 'l2' })).toContain('已借出')
    desk.act('zhang', 'case.returnLoan', { caseId, loanId: 'l1' })
    desk.act('wang', 'case.reopen', { caseId, ground: 'newEvidence', reason: '新证据' })
    desk.act('zhang', 'case.reply', { caseId, orderIds: ['o1'], via: 'hotline', text: '仍无违法' })
    desk.act('zhang', 'case.close', { caseId, kind: 'noViolation', reason: '复查' })
    desk.act('zhang', 'case.archive', { ...archive, archiveNo: 'D-1-补' })
    expect(desk.get('supervisionCase', caseId).archives?.map(({ volume }) => volume)).toEqual([1, 2])
  })

  it('goes out with the numbers of people covered, unless a reviewer wants it whole', () => {
    const desk = closedCase()
    desk.seed('workOrder', { ...desk.get('workOrder', 'o1'), content: '请回电13912345678' })
    const printed = (options: object) =>
      dossierOf(desk, options)
        .sub.pages.flatMap(({ lines }) => lines.map(lineText))
        .join('')
    expect(printed({})).toContain('请回电139******78')
    expect(printed({ unmasked: true })).toContain('请回电13912345678')
    expect(dossierOf(desk).sub.count).toBe(dossierOf(desk, { unmasked: true }).sub.count)
  })

  it('says on every sheet who took it out, but on no official document', () => {
    const { main } = dossierOf(closedCase())
    const [, , sheet] = main.pages
    const html = volumeHtml(
      '正卷',
      { ...main, official: new Set(sheet && [sheet]) },
      { stamp: '张伟　2026年11月26日 09:30', fonts: 'gb' },
    )
    const sheets = html.split('class="sheet"').slice(1)
    expect(sheets.map((each) => each.includes('2026年11月26日 09:30'))).toEqual(
      main.pages.map((page) => page !== sheet),
    )
  })

  it('holds the record of a finished inspection, and not its photos once more', () => {
    const desk = closedCase()
    const stamps = { createdAt: '2026-11-02T01:00:00Z', createdBy: 'zhang', updatedAt: '', updatedBy: 'zhang' }
    const people = { inspectors: [], observers: [], shares: [], attending: '赵某' }
    const told = { certShown: true, recusalAsked: true, recusalAnswer: '', found: '九辆三轮车。', remarks: '' }
    const parts = { items: {}, statements: {}, signatures: {}, corrections: [], cancelReason: '' }
    const names = { id: 'site-1', caseId, region: '411702', confidential: false }
    const plan = { organId: 'urban', place: '西园停车场', purpose: '', field: 'urban', plannedOn: '2026-11-02' }
    desk.seed('inspection', { ...names, status: 'finished', ...plan, ...people, ...told, ...parts, ...stamps })
    const owner = { type: 'inspection', id: 'site-1' }
    const file = { sha256: 'a'.repeat(64), name: '停车场.jpg', mime: 'image/jpeg', size: 1, organId: 'bureau' }
    desk.seed('attachment', { ...names, id: 'p1', owner, ...file, ...stamps })
    const { main } = dossierOf(desk)
    expect(main.lines.map(({ title }) => title)).toContain('现场核查笔录 西园停车场')
    expect(main.lines.map(({ title }) => title)).not.toContain('证据材料 停车场.jpg')
  })

  it('prints each record from the case, until the officer files one of his own', () => {
    const desk = closedCase()
    const interview = { kind: 'questioning' as const, person: '钱某', identity: '', on: '2026-11-02', place: '停车场' }
    const asked = { askedBy: ['zhang', 'li'], told: true, answers: [{ question: '车在哪？', answer: '在西园。' }] }
    desk.seed('supervisionCase', {
      ...desk.get('supervisionCase', caseId),
      interviews: { q1: { id: 'q1', ...interview, ...asked, signed: true, refusal: '' } },
      checklist: { procedure: { result: 'ok', note: '手续齐全' } },
    })
    const wordsOf = () =>
      dossierOf(desk)
        .main.pages.flatMap(({ lines }) => lines.map(lineText))
        .join('')
    expect(wordsOf()).toContain('答：在西园。')
    expect(wordsOf()).toContain('手续齐全')
    const own = {
      documentId: 'r1',
      caseId,
      kind: 'interview-record',
      title: '询问笔录',
      content: { title: '询问笔录' },
    }
    desk.act('zhang', 'document.draft', { ...own, recordOf: 'q1' })
    expect(wordsOf()).toContain('答：在西园。')
    desk.act('zhang', 'document.file', { documentId: 'r1', caseId })
    expect(wordsOf()).not.toContain('答：在西园。')
    expect(dossierOf(desk).main.lines.map(({ title }) => title)).toContain('询问笔录')
  })

  it('keeps what was handed over last in the 副卷 of those who know, and moves no sheet of the others by it', () => {
    const desk = closedCase()
    const stamps = { createdAt: '2026-11-01T01:00:00Z', createdBy: 'zhang', updatedAt: '2026-11-01T02:00:00Z' }
    const transfer = {
      id: 't1',
      caseId,
      targetOrganId: 'urban',
      subject: '队员甲',
      facts: '收受停车场经营者财物',
      materials: ['转账凭证'],
      state: 'sent' as const,
      memberIds: ['zhang', 'wang'],
      approverId: 'wang',
      opinion: '同意',
      sentOn: '2026-11-01',
      receiver: '孙某',
      receipt: '',
      panel: { on: '2026-10-31', chair: '赵敏', members: [{ name: '王强', opinion: '同意移送' }], conclusion: '移送' },
      decidedOn: '2026-10-31',
      copies: [],
      events: [],
      updatedBy: 'zhang',
      ...stamps,
    }
    const without = dossierOf(desk)
    const { main, sub } = dossierOf(desk, { transfers: [transfer, { ...transfer, id: 't2', state: 'refused' }] })
    expect(sub.lines.slice(0, -3)).toEqual(without.sub.lines)
    expect(sub.lines.slice(-3)).toMatchObject([
      { title: '集体讨论记录', date: '2026-10-31', from: without.sub.count + 1 },
      { title: '移送审批表', date: '2026-10-31' },
      { title: '移送材料 队员甲', date: '2026-11-01' },
    ])
    const words = (pages: typeof sub.pages) => pages.flatMap(({ lines }) => lines.map(lineText)).join('')
    expect(words(sub.pages)).toContain('收受停车场经营者财物')
    const content = documentKindOf('transfer-letter')?.example() ?? {}
    const letter = { content, number: '驻司移〔2026〕1号', issuedOn: '2026-11-01', demo: false }
    const lines = dossierOf(desk, { transfers: [{ ...transfer, letter }] }).sub.lines
    expect(lines.slice(-2)).toMatchObject([{ title: '移送函 驻司移〔2026〕1号' }, { title: '移送材料 队员甲' }])
    // The index names it, and only the one that was sent.
    expect(words(sub.pages).match(/移送材料 队员甲/g)).toHaveLength(1)
    expect(words([...main.pages, ...without.sub.pages])).not.toMatch(/移送|队员甲/)
  })

  it('says what it lacks', () => {
    const desk = closedCase()
    const issued = { id: 'd1', caseId, status: 'issued', title: '意见书', deliveries: [] }
    desk.seed('officialDocument', issued as never)
    const archive = { caseId, documentIds: ['d1'], retention: 'years30', archiveNo: 'D-1', pages: { main: 2, sub: 3 } }
    expect(desk.refusal('zhang', 'case.archive', archive)).toContain('《意见书》的送达回证')
  })
})
