import { describe, expect, it } from 'vitest'
import { documentKindOf } from '../../documents/kinds/registry'
import { noNumbers } from '../../domain/focus'
import { referenceData } from '../../domain/reference-data'
import { caseFacts } from '../documents/case-facts'
import { TestDesk } from '../testing/test-desk'
import { testOrder } from '../testing/test-order'
import { testRows } from '../testing/test-reference'
import { draftCampaignDocument } from './campaign-documents'

const ref = referenceData(testRows)
const campaignId = 'campaign-1'
const plan = {
  campaignId,
  title: '年检收费专项监督',
  reason: '核实率高、满意率低',
  goal: '查清并退还违规收费',
  scope: ['以协会名义代收费用'],
  respondentOrganIds: ['urban'],
  jointOrganIds: [],
  from: '2026-11-02',
  to: '2026-12-31',
  leaderId: 'zhang',
  basis: { from: '2026-09', to: '2026-11', organ: 'urban' },
}
const task = { campaignId, taskId: 't1', title: '调取收费账目', organId: 'bureau', ownerId: 'li', dueOn: '2026-11-20' }

function planned(): TestDesk {
  const desk = new TestDesk(ref)
  desk.act('zhang', 'campaign.propose', plan)
  return desk
}

function running(): TestDesk {
  const desk = planned()
  desk.act('zhang', 'campaign.setTask', task)
  desk.act('wang', 'campaign.decide', { campaignId, approve: true, opinion: '同意' })
  return desk
}

const openCase = {
  campaignId,
  caseId: 'case-1',
  title: '代收年检费案',
  region: '411702',
  respondentOrganId: 'urban',
  orderIds: ['o1'],
}

describe('A campaign (专项监督)', () => {
  it('is planned by an officer and begins when a reviewer who did not plan it approves it with its tasks', () => {
    const desk = planned()
    const decision = { campaignId, approve: true, opinion: '同意' }
    expect(desk.refusal('wang', 'campaign.decide', decision)).toContain('还没有工作任务')
    desk.act('zhang', 'campaign.setTask', task)
    expect(desk.refusal('zhang', 'campaign.decide', decision)).toBeTruthy()
    desk.act('wang', 'campaign.decide', decision)
    expect(desk.get('campaign', campaignId)).toMatchObject({
      status: 'running',
      approval: { by: 'wang', opinion: '同意' },
    })
  })

  it('is given back with what is missing, and then waits for its author', () => {
    const desk = planned()
    desk.act('zhang', 'campaign.setTask', task)
    desk.act('wang', 'campaign.decide', { campaignId, approve: false, opinion: '目标不清' })
    expect(desk.get('campaign', campaignId)).toMatchObject({ status: 'planned', returned: '目标不清' })
  })

  it('takes no end before its beginning, no stranger as leader and no task outside its time', () => {
    const desk = new TestDesk(ref)
    expect(desk.refusal('zhang', 'campaign.propose', { ...plan, to: '2026-11-01' })).toContain('结束日期早于开始日期')
    expect(desk.refusal('zhang', 'campaign.propose', { ...plan, leaderId: 'xi' })).toContain('负责人')
    desk.act('zhang', 'campaign.propose', plan)
    expect(desk.refusal('zhang', 'campaign.setTask', { ...task, dueOn: '2027-01-05' })).toContain('任务期限')
    expect(desk.refusal('xi', 'campaign.setTask', task)).toContain('驻马店市司法局')
  })

  it('opens cases of its own origin with the leads that speak of the matter', () => {
    const desk = running()
    desk.seed('workOrder', testOrder('o1'))
    desk.act('zhang', 'campaign.openCase', openCase)
    expect(desk.get('supervisionCase', 'case-1')).toMatchObject({
      origin: 'campaign',
      originNote: '专项监督“年检收费专项监督”',
      orderIds: ['o1'],
      stage: 'triage',
      caseNo: expect.stringContaining('号'),
    })
    expect(desk.get('workOrder', 'o1').lead).toMatchObject({ state: 'accepted', caseId: 'case-1' })
    expect(desk.get('campaign', campaignId).caseIds).toEqual(['case-1'])
    expect(desk.all('caseAction').map(({ kind, caseId }) => [kind, caseId])).toEqual([['campaign.openCase', 'case-1']])
    // The same lead cannot go into a second case.
    expect(desk.refusal('zhang', 'campaign.openCase', { ...openCase, caseId: 'case-2' })).toContain('已受理')
  })

  it('is summed up when its tasks are settled, and closed by a reviewer', () => {
    const desk = running()
    const summary = {
      campaignId,
      overview: '共查账目三年。',
      results: ['退还费用'],
      problems: [],
      suggestions: ['公示收费'],
    }
    expect(desk.refusal('zhang', 'campaign.summarise', summary)).toContain('还有 1 项任务没有办结')
    desk.act('zhang', 'campaign.settleTask', { campaignId, taskId: 't1', state: 'done', result: '已调取' })
    expect(desk.refusal('zhang', 'campaign.setTask', task)).toContain('已经办结')
    desk.act('zhang', 'campaign.summarise', summary)
    expect(desk.refusal('zhang', 'campaign.close', { campaignId, result: '办结' })).toBeTruthy()
    desk.act('wang', 'campaign.close', { campaignId, result: '目标已达成' })
    const found = desk.get('campaign', campaignId)
    expect(found).toMatchObject({ status: 'closed', result: '目标已达成' })
    expect(found.events.map(({ what }) => what)).toEqual([
      '提出专项监督',
      '安排任务：调取收费账目',
      '批准实施：同意',
      '完成任务：调取收费账目',
      '填写总结',
      '办结：目标已达成',
    ])
  })

  it('drafts notice and report from what it knows, as content that their kinds take', () => {
    const desk = running()
    desk.seed('workOrder', testOrder('o1'))
    desk.act('zhang', 'campaign.openCase', openCase)
    desk.act('zhang', 'campaign.settleTask', { campaignId, taskId: 't1', state: 'done', result: '已调取' })
    const points = { results: ['退还费用3.2万元。'], problems: [], suggestions: ['公示收费目录。'] }
    desk.act('zhang', 'campaign.summarise', { campaignId, overview: '共查账目三年。', ...points })
    const campaign = desk.get('campaign', campaignId)
    const cases = [desk.get('supervisionCase', 'case-1')]
    const [home] = cases
    if (!home) throw new Error('no case')
    const orders = [desk.get('workOrder', 'o1')]
    const before = { ...noNumbers, complaints: 40, judged: 20, verified: 15, rated: 10, satisfied: 2 }
    const total = { ...noNumbers, complaints: 12 }
    const months = [
      { month: '2026-11', numbers: { ...noNumbers, complaints: 9 } },
      { month: '2026-12', numbers: { ...noNumbers, complaints: 3 } },
    ]
    for (const kind of ['campaign-notice', 'campaign-report'] as const) {
      const facts = caseFacts({ case: home, orders, documents: [], ref, today: '2026-11-30', kind })
      const board = { before, now: { rows: [], months, total } }
      const content = draftCampaignDocument(kind, { campaign, cases, board, facts, ref })
      const said = JSON.stringify(documentKindOf(kind)?.toContent(content))
      expect(said).toContain('年检收费专项监督')
      if (kind === 'campaign-report') {
        expect(said).toContain('共查账目三年。')
        expect(said).toContain('75.0%')
        expect(said).toContain('["驻马店市城市管理局","1","1","0"]')
      } else expect(said).toContain('以协会名义代收费用')
    }
  })
})
