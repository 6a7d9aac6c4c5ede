import type { EntityType } from './entities'

/** What an entity is called where rows of all types stand beside each other. */
export const entityLabels: Readonly<Record<EntityType, string>> = {
  workOrder: '工单',
  supervisionCase: '案件',
  caseAction: '办理记录',
  officialDocument: '文书',
  conflict: '冲突记录',
  attachment: '附件',
  minutes: '会议纪要稿',
  minutesUpdate: '纪要修改',
  exportRecord: '导出登记',
  unmaskLog: '诉求人信息查看记录',
  consultation: '会商',
  consultationProposal: '会商提议',
  supervisionOrder: '督办',
  submission: '部门报送',
  callbackSample: '回访抽样',
  organ: '机关',
  userProfile: '用户',
  dictionary: '字典',
  holidayYear: '节假日',
  legalBasis: '法律依据',
  documentRule: '文书规则',
  documentTemplate: '文书模板',
  delegation: '授权',
  classStandard: '分级分类标准',
  triageModel: '研判模型',
  enforcementRecord: '执法记录',
  transfer: '移送',
  campaign: '专项监督',
  inspection: '现场核查',
  thresholds: '预警阈值',
  warning: '预警',
  dispatchEntry: '派单目录',
  taxonomyMap: '分类对照表',
  sheetProfile: '导入方案',
  shareAgreement: '数据共享协议',
  returnTemplate: '报送模板',
  dataReturn: '数据报送',
  sharePush: '数据推送',
  organGrade: '机关等次',
}

/** For types that a newer server may know. */
export function entityLabel(type: string): string {
  return (entityLabels as Readonly<Record<string, string>>)[type] ?? type
}
