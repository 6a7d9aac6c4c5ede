/** 推送环节 (plan 三(一)2): which moment of a case is told. */
export const shareStages = ['accepted', 'handling', 'feedback', 'rated', 'disposed'] as const
export type ShareStage = (typeof shareStages)[number]

export const shareStageLabels: Readonly<Record<ShareStage, string>> = {
  accepted: '受理',
  handling: '办理',
  feedback: '反馈',
  rated: '评价',
  disposed: '处置',
}

/** What may be told of a case, in the sequence of the columns. */
export const pushFields = [
  'caseNo',
  'orderNo',
  'title',
  'channel',
  'appealType',
  'receivedAt',
  'region',
  'respondent',
  'enforcementType',
  'field',
  'issues',
  'level',
  'patterns',
  'party',
  'caseStage',
  'reply',
  'repliedAt',
  'satisfaction',
  'resolved',
  'verified',
  'closing',
  'outcome',
  'result',
  'refunded',
  'accountable',
  'reporterName',
  'reporterPhone',
] as const
export type PushField = (typeof pushFields)[number]

export const pushFieldTitles: Readonly<Record<PushField, string>> = {
  caseNo: '案号',
  orderNo: '工单编号',
  title: '案件名称',
  channel: '诉求渠道',
  appealType: '诉求类型',
  receivedAt: '诉求受理时间',
  region: '所属区域',
  respondent: '被监督机关',
  enforcementType: '执法类型',
  field: '执法领域',
  issues: '监督问题',
  level: '等级',
  patterns: '类别',
  party: '当事人',
  caseStage: '办理阶段',
  reply: '答复内容',
  repliedAt: '答复时间',
  satisfaction: '满意度',
  resolved: '解决情况',
  verified: '核实结果',
  closing: '结案方式',
  outcome: '处理结果',
  result: '处理情况',
  refunded: '退还金额',
  accountable: '追责人数',
  reporterName: '诉求人姓名',
  reporterPhone: '联系电话',
}

/** Told at these stages only; the others at every stage. */
const onlyAt: Partial<Readonly<Record<PushField, readonly ShareStage[]>>> = {
  reply: ['feedback'],
  repliedAt: ['feedback'],
  satisfaction: ['rated'],
  resolved: ['rated'],
  verified: ['rated'],
  issues: ['handling', 'disposed'],
  closing: ['disposed'],
  outcome: ['disposed'],
  result: ['disposed'],
  refunded: ['disposed'],
  accountable: ['disposed'],
}

/** Without this nobody could say which case a line is about. */
export const neededPushFields = ['caseNo'] as const satisfies readonly PushField[]

/** Tell a person apart: covered whatever the agreement says, and never for departments (domain.md §6). */
export const reporterPushFields = ['reporterName', 'reporterPhone'] as const satisfies readonly PushField[]

/** May hold a person's name or numbers; an agreement says which of them go out covered. */
export const maskableFields = ['title', 'party', 'reply', 'result'] as const satisfies readonly PushField[]
export type MaskableField = (typeof maskableFields)[number]

export function fieldsAt(stage: ShareStage, fields: readonly PushField[]): PushField[] {
  return pushFields.filter((name) => fields.includes(name) && (onlyAt[name]?.includes(stage) ?? true))
}
