import type { LimitRule } from '#shared/domain/limit'
import type { DocumentRule, Prerequisite } from '#shared/domain/reference'

export const prerequisiteLabels: Readonly<Record<Prerequisite, string>> = {
  finding: '有违法或者不当的认定',
  statement: '已听取陈述',
  legalReview: '已通过法制审核',
  panel: '应当集体讨论的已讨论',
  issuedOpinion: '已印发意见书',
  overdueOrRefused: '逾期未改或者拒绝改正',
}

export const issuerLabels: Readonly<Record<DocumentRule['issuer'], string>> = {
  bureau: '司法行政机关',
  government: '本级人民政府',
}

export const limitUnitLabels: Readonly<Record<LimitRule['unit'], string>> = {
  workday: '个工作日',
  calendarDay: '日',
  hour: '小时',
}

export const ruleMessages = {
  find: '按文种查找',
  kind: '文种',
  issuer: '制发机关',
  numberFormat: '文号格式',
  limit: '期限',
  prerequisites: '前提',
  bases: '依据',
  basesCount: (n: number) => (n === 0 ? '未设' : `${n} 条`),
  validFrom: '生效日期',
  state: '状态',
  inForce: '现行',
  ahead: '未生效',
  over: '已被取代',
  revise: '修订',
  change: '修改',
  add: '新增规则',
  title: (kind: string) => (kind ? `修订规则：${kind}` : '新增规则'),
  inForceHint: '已经生效的规则不改写，保存为新的规则，从生效日期起适用于新的送审、签发和送达。',
  save: '保存规则',
  saved: '规则已保存',
  colophonOnEvenPage: '版记置于双数页（双面印刷时在最后一面；不勾选则接在正文所在页）',
  numberFormatHint: '{org} 为发文机关简称，{year} 为年份，{no} 为序号；政府编号的不填',
  limitN: '期限',
  limitUnit: '单位',
  limitLegal: '法定期限（不勾选的为内部时限）',
  limitHint: '送达次日起算；文书本身写明期限的，以文书为准',
  none: '无',
  nothing: '没有规则',
} as const
