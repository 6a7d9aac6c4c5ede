import type { CaseFacts } from '../../documents/kinds/facts'
import { documentKindOf } from '../../documents/kinds/registry'
import { type Campaign, orderedTasks } from '../../domain/campaign'
import { formatCivilDate } from '../../domain/civil-date'
import { type FocusNumbers, type FocusRate, focusRates, rateOf } from '../../domain/focus'
import type { FocusBoard } from '../../domain/focus-board'
import type { ReferenceData } from '../../domain/reference-data'
import { isOver } from '../../domain/stages'
import type { SupervisionCase } from '../../domain/supervision-case'

/** Documents that a campaign gives birth to; they lie in the file of one of its cases. */
export const campaignDocuments = ['campaign-notice', 'campaign-report'] as const
export type CampaignDocument = (typeof campaignDocuments)[number]

export interface CampaignSource {
  readonly campaign: Campaign
  readonly cases: readonly SupervisionCase[]
  /** The part of the focus board it began with, as it was and as it is now. */
  readonly board?: { readonly before: FocusNumbers; readonly now: FocusBoard } | undefined
  readonly facts: CaseFacts
  readonly ref: ReferenceData
}

/** 专项监督方案 or 专项监督总结报告, filled in from what the campaign knows; the rest is the officer's to write. */
export function draftCampaignDocument(kind: CampaignDocument, source: CampaignSource): Record<string, unknown> {
  const draft = documentKindOf(kind)?.draft(source.facts)
  if (!draft) throw new Error(`no document kind ${kind}`)
  return { ...draft, ...(kind === 'campaign-notice' ? noticeOf(source) : reportOf(source)) }
}

const names = (ids: readonly string[], ref: ReferenceData) => ids.map((id) => ref.organ(id)?.name ?? '')

function noticeOf({ campaign: found, facts, ref }: CampaignSource): Record<string, unknown> {
  return {
    title: `${facts.bureau.name}关于开展${found.title}的通知`,
    addressee: names(found.respondentOrganIds, ref).join('、'),
    reason: found.reason,
    goal: found.goal,
    scope: [...found.scope],
    stages: [
      {
        name: '组织实施',
        from: found.from,
        to: found.to,
        work: orderedTasks(found)
          .map(
            ({ title, organId, dueOn }) => `${title}（${ref.organ(organId)?.name ?? ''}，${formatCivilDate(dueOn)}前）`,
          )
          .join('；'),
      },
    ],
    leads: names([found.organId, ...found.jointOrganIds], ref),
  }
}

function reportOf(source: CampaignSource): Record<string, unknown> {
  const { campaign: found, facts } = source
  const { summary } = found
  return {
    title: `${facts.bureau.name}关于${found.title}情况的报告`,
    overview: summary?.overview ?? draftOverview(source),
    results: [...(summary?.results ?? [])],
    problems: [...(summary?.problems ?? [])],
    suggestions: [...(summary?.suggestions ?? [])],
    tables: [...taskTable(source), ...caseTable(source), ...boardTable(source)],
    charts: chartsOf(source),
  }
}

/** What the campaign itself can say of what was done, to begin the summary with. */
export function draftOverview({
  campaign: found,
  cases,
  ref,
}: Pick<CampaignSource, 'campaign' | 'cases' | 'ref'>): string {
  const tasks = Object.values(found.tasks)
  const done = tasks.filter(({ state }) => state === 'done').length
  const closed = cases.filter(isOver).length
  const orders = cases.reduce((sum, { orderIds }) => sum + orderIds.length, 0)
  const joint = names(found.jointOrganIds, ref)
  return [
    `${formatCivilDate(found.from)}至${formatCivilDate(found.to)}，`,
    `${ref.organ(found.organId)?.name ?? ''}${joint.length > 0 ? `会同${joint.join('、')}` : ''}组织开展${found.title}，`,
    `监督对象为${names(found.respondentOrganIds, ref).join('、')}。`,
    `安排任务${tasks.length}项，完成${done}项；`,
    `办理监督案件${cases.length}件，涉及热线工单${orders}件，已办结${closed}件。`,
  ].join('')
}

function taskTable({ campaign: found, ref }: CampaignSource) {
  const tasks = orderedTasks(found)
  if (tasks.length === 0) return []
  const words = { open: '办理中', done: '已完成', dropped: '不再办理' } as const
  return [
    {
      caption: '任务完成情况',
      columns: ['任务', '责任单位', '期限', '结果'],
      rows: tasks.map(({ title, organId, dueOn, state, result }) => [
        title,
        ref.organ(organId)?.name ?? '',
        formatCivilDate(dueOn),
        result || words[state],
      ]),
    },
  ]
}

function caseTable({ cases, ref }: CampaignSource) {
  if (cases.length === 0) return []
  const byOrgan = new Map<string, SupervisionCase[]>()
  for (const found of cases) {
    const organId = found.respondentOrganId ?? ''
    byOrgan.set(organId, [...(byOrgan.get(organId) ?? []), found])
  }
  return [
    {
      caption: '案件办理情况',
      columns: ['被监督单位', '案件（件）', '涉及工单（件）', '已办结（件）'],
      rows: [...byOrgan].map(([organId, found]) => [
        ref.organ(organId)?.name ?? '未明确',
        String(found.length),
        String(found.reduce((sum, { orderIds }) => sum + orderIds.length, 0)),
        String(found.filter(isOver).length),
      ]),
    },
  ]
}

const percent = (rate: number | undefined) => (rate === undefined ? '—' : `${(rate * 100).toFixed(1)}%`)

function boardTable({ board }: CampaignSource) {
  if (!board) return []
  const rates = Object.keys(focusRates) as FocusRate[]
  return [
    {
      caption: '热线反映情况变化',
      columns: ['指标', '开展前', '实施期间'],
      rows: [
        ['投诉举报（件）', String(board.before.complaints), String(board.now.total.complaints)],
        ...rates.map((rate) => [
          focusRates[rate].label,
          percent(rateOf(board.before, rate)),
          percent(rateOf(board.now.total, rate)),
        ]),
      ],
    },
  ]
}

function chartsOf({ board }: CampaignSource) {
  const months = board?.now.months ?? []
  if (months.length < 2) return []
  return [
    {
      chart: '折线图',
      caption: '实施期间投诉举报件数',
      unit: '件',
      categories: months.map(({ month }) => `${Number(month.slice(5))}月`),
      series: [{ name: '投诉举报', values: months.map(({ numbers }) => numbers.complaints) }],
    },
  ]
}
