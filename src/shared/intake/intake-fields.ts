/** The fields a column of a sheet can feed, flat; `reporter.x` belongs to the reporter. */
export const intakeFields = [
  'orderNo',
  'channel',
  'appealType',
  'title',
  'content',
  'reporter.name',
  'reporter.phone',
  'reporter.address',
  'reporter.isEnterprise',
  'reporter.ownership',
  'reporter.creditCode',
  'reporter.confidential',
  'reporter.anonymous',
  'region',
  'place',
  'occurredAt',
  'receivedAt',
  'dueAt',
  'handlingOrgan',
  'process',
  'referred',
  'reply',
  'repliedAt',
  'satisfaction',
  'resolved',
  'verified',
] as const
export type IntakeField = (typeof intakeFields)[number]

export const intakeFieldTitles: Readonly<Record<IntakeField, string>> = {
  orderNo: '工单编号',
  channel: '诉求渠道',
  appealType: '诉求类型',
  title: '标题',
  content: '诉求内容',
  'reporter.name': '诉求人姓名',
  'reporter.phone': '联系电话',
  'reporter.address': '诉求人地址',
  'reporter.isEnterprise': '是否企业',
  'reporter.ownership': '企业类型',
  'reporter.creditCode': '统一社会信用代码',
  'reporter.confidential': '是否保密',
  'reporter.anonymous': '是否匿名',
  region: '所属区域',
  place: '事发地点',
  occurredAt: '事发时间',
  receivedAt: '受理时间',
  dueAt: '办理期限',
  handlingOrgan: '承办单位',
  process: '办理状态',
  referred: '移交监督线索',
  reply: '答复内容',
  repliedAt: '答复时间',
  satisfaction: '满意度',
  resolved: '解决情况',
  verified: '核实结果',
}

export const dateFields: ReadonlySet<IntakeField> = new Set(['occurredAt', 'receivedAt', 'dueAt', 'repliedAt'])
export const flagFields: ReadonlySet<IntakeField> = new Set([
  'reporter.isEnterprise',
  'reporter.confidential',
  'reporter.anonymous',
  'referred',
])
/** Texts of several lines; every other text is one line. */
export const longFields: ReadonlySet<IntakeField> = new Set(['content', 'reply'])
