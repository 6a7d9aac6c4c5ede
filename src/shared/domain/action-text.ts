import type { CaseAction } from './case-action'
import { fieldLabel, fieldValueText } from './field-text'
import type { ReferenceData } from './reference-data'
import { roleLabels } from './roles'

/** One entry of a case's record as it is read: who, in which role, what, and the fields from → to. */
export interface ActionText {
  readonly who: string
  readonly role: string
  readonly organ: string
  readonly what: string
  /** What it was done to, where that is not the case itself: the title of a document. */
  readonly subject: string
  readonly note: string
  readonly changes: readonly ActionChange[]
  /** Fields that a colleague had changed unseen (并行修改). */
  readonly parallel: readonly string[]
}

export interface ActionChange {
  readonly path: string
  readonly label: string
  readonly from: string
  readonly to: string
}

/** Command → what was done, in the words of the record. */
export const actionLabels: Readonly<Record<string, string>> = {
  'case.accept': '受理线索，建立案件',
  'case.join': '并入来件',
  'lead.forward': '受理线索并转送有权机关',
  'lead.guide': '受理线索并告知法定途径',
  'case.open': '建立案件',
  'case.classify': '分类研判',
  'case.proposeFiling': '提请立案',
  'case.file': '批准立案',
  'case.returnFiling': '退回立案提请',
  'case.forward': '转送有权机关',
  'case.forwardReturned': '转送被退回',
  'case.check': '合法性审查',
  'case.recordFinding': '记录认定',
  'case.removeFinding': '删除认定',
  'case.recordAct': '登记被监督的执法行为',
  'case.inviteStatement': '通知陈述意见',
  'case.recordStatement': '记录陈述意见',
  'case.waiveStatement': '紧急情形免予事先听取陈述',
  'case.recordLegalReview': '法制审核',
  'case.recordPanel': '集体讨论',
  'case.verify': '转入核验',
  'case.resumeReview': '恢复审查',
  'case.escalate': '报请政府',
  'case.recordApproval': '登记政府批示',
  'case.notCorrected': '认定仍未改正，转入追责',
  'case.reply': '答复诉求人',
  'case.close': '结案',
  'case.reopen': '重启案件',
  'case.setPlan': '制定调查方案',
  'case.linkRecord': '关联执法记录',
  'case.requestFiles': '通知调取案卷',
  'case.receiveFiles': '接收案卷材料',
  'case.returnFiles': '退还案卷材料',
  'case.recordInterview': '登记笔录',
  'case.recordExpert': '登记专家意见',
  'case.fileObjection': '登记异议',
  'case.decideObjection': '异议复核决定',
  'case.setRectification': '登记整改问题',
  'case.checkRectification': '整改复查',
  'case.approvalReturned': '政府退回请示',
  'case.approvalRefused': '政府不予批准',
  'case.archive': '归档',
  'case.borrow': '借阅案卷',
  'case.returnLoan': '归还案卷',
  'case.group': '归入类案',
  'case.underOpinion': '依同类意见书办理',
  'case.leaveOpinion': '不再依同类意见书办理',
  'case.launch': '重大影响事项启动监督',
  'case.guide': '告知法定途径',
  'case.suspend': '中止监督',
  'case.resume': '恢复办理',
  'case.terminate': '终止监督',
  'case.merge': '并案',
  'case.split': '分案',
  'case.designate': '指定监督',
  'case.elevate': '提级监督',
  'case.withdraw': '登记诉求撤回',
  'case.recuse': '决定回避',
  'case.assign': '更换承办人',
  'case.handover': '案件交接',
  'case.extend': '延长期限',
  'case.recountLimits': '重新计算期限',
  'case.openTrack': '登记并行事项',
  'case.endTrack': '并行事项了结',
  'document.draft': '拟制文书',
  'document.edit': '修改文书',
  'document.submit': '送审文书',
  'document.return': '退回文书',
  'document.approve': '审核通过文书',
  'document.issue': '签发文书',
  'document.withdraw': '收回送审文书',
  'document.void': '作废文书草稿',
  'document.recall': '撤回文书，文号作废',
  'document.recordFile': '固定印发件',
  'document.recordSeal': '登记用印',
  'document.recordPrint': '打印或者导出文书',
  'document.deliver': '登记送达',
  'document.addReceipt': '补登送达回证',
  'document.recordReply': '登记回复',
  'document.file': '文书归档',
  'document.recordExternal': '登记政府文号',
  'supervision.register': '登记督办',
  'supervision.amend': '修改督办事项',
  'supervision.send': '下达督办',
  'supervision.cancel': '撤销督办',
  'supervision.remind': '催办',
  'supervision.remindDue': '系统提醒督办期限',
  'supervision.recordTalk': '记录约谈',
  'supervision.setCommitment': '记录约谈承诺',
  'supervision.settleCommitment': '登记承诺兑现',
  'supervision.recordReply': '登记督办反馈',
  'supervision.verify': '核验督办反馈',
  'supervision.extend': '延长督办期限',
  'order.requestRework': '请热线发回重办',
  'order.requestCallback': '请热线回访',
  'document.acknowledge': '收文单位签收文书',
  'supervision.acknowledge': '收文单位签收督办',
  'reply.submit': '收文单位提交反馈',
  'extension.request': '收文单位申请延期',
  'objection.file': '收文单位提出异议',
  'rectification.report': '收文单位报告整改',
  'jurisdiction.dispute': '收文单位提出管辖异议',
  'submission.decide': '答复部门来文',
  'order.recordCallback': '登记回访',
  'campaign.openCase': '由专项监督开立',
  'campaign.linkCase': '列入专项监督',
  'order.recordReply': '热线登记办理结果',
  'consultation.convene': '提请会商',
  'consultation.amend': '变更会商安排',
  'consultation.addCase': '加入会商议程',
  'consultation.dropCase': '移出会商议程',
  'consultation.setParticipant': '登记参会人员',
  'consultation.recordOpinion': '登记书面意见',
  'consultation.dropParticipant': '移出参会名单',
  'consultation.hold': '记录会商情况',
  'consultation.recordResolution': '记录议定事项',
  'consultation.settleResolution': '登记议定事项落实情况',
  'consultation.signOff': '登记会签',
  'consultation.close': '会商办结',
  'consultation.cancel': '取消会商',
  'inspection.plan': '安排现场核查',
  'inspection.amend': '变更现场核查安排',
  'inspection.cancel': '取消现场核查',
  'inspection.pack': '准备离线包',
  'inspection.start': '开始现场核查',
  'inspection.check': '记录核查事项',
  'inspection.placePhotos': '归类现场照片',
  'inspection.write': '记录现场情况',
  'inspection.recordStatement': '记录现场询问',
  'inspection.dropStatement': '删除现场询问',
  'inspection.withdrawSignature': '作废现场核查签名',
  'inspection.sign': '现场核查签名',
  'inspection.finish': '结束现场核查',
  'inspection.correct': '更正现场核查笔录',
  'fields.set': '修改案件信息',
  'conflict.resolve': '处理内容冲突',
  'minutes.open': '新建纪要',
  'minutes.sign': '签署纪要',
  'minutes.reopen': '退回纪要定稿',
  'attachment.add': '添加附件',
  'attachment.describe': '登记证据说明',
  'attachment.withdraw': '撤回附件',
  'export.log': '登记导出',
  'order.unmask': '查看诉求人信息',
  'unmask.review': '核查查看记录',
  'order.handOff': '移交 110 处理',
  'order.handBack': '登记 110 办理结果',
  'order.refer': '移交监督线索',
  'order.disputeDispatch': '提出派单争议',
  'order.ruleDispatch': '裁定派单争议',
  'dispatchEntry.save': '维护派单目录',
  'dispatchEntry.retire': '停用派单目录条目',
  'consultation.propose': '提议会商',
  'consultation.answerProposal': '答复会商提议',
  'taxonomy.import': '读入诉求分类表',
  'taxonomy.setLeaves': '确认分类对照',
  'taxonomy.retire': '停用分类对照表',
  'sheetProfile.save': '保存导入栏目对照',
  'sheetProfile.retire': '停用导入栏目对照',
  'agreement.save': '保存数据共享协议',
  'agreement.end': '终止数据共享协议',
  'returnTemplate.save': '保存数据报送模板',
  'returnTemplate.retire': '停用数据报送模板',
  'return.open': '下达数据报送任务',
  'return.submit': '报送数据',
  'return.decide': '审核报送数据',
  'return.remind': '催报数据',
  'return.remindDue': '提醒报送期限',
  'push.make': '生成数据推送',
  'push.remake': '重新生成推送数据',
  'push.attempt': '发送数据推送',
  'push.handOver': '登记人工报送',
  'push.receive': '收到推送回执',
  'push.recordReceipt': '登记推送回执',
  'push.resend': '重新推送',
  'push.takeOut': '下载推送工作簿',
  'evaluation.regrade': '评定或者调整机关等次',
  'push.cancel': '取消推送',
}

/** Reads an entry aloud; `titleOf` gives the title of a document it names. */
export function actionText(
  action: CaseAction,
  ref: ReferenceData,
  titleOf: (documentId: string) => string | undefined = () => undefined,
): ActionText {
  const bySystem = action.role === 'system'
  return {
    who: ref.user(action.by)?.name ?? (bySystem ? roleLabels.system : action.by),
    role: roleText(action, ref),
    organ: ref.organ(action.organId)?.name ?? '',
    what: actionLabels[action.kind] ?? action.kind,
    subject: (action.documentId && titleOf(action.documentId)) || '',
    note: action.note,
    changes: changesOf(action, ref),
    parallel: unique(action.parallel.map((path) => fieldLabel(path, ref) ?? path)),
  }
}

/** The role, with whose place it was taken in and the exception it rests on. */
function roleText(action: CaseAction, ref: ReferenceData): string {
  if (action.role === 'system') return ''
  const delegated = action.delegatedBy && `受${ref.user(action.delegatedBy)?.name ?? action.delegatedBy}委托`
  return [roleLabels[action.role], delegated, action.sameHand && '人员不足例外'].filter(Boolean).join('，')
}

/** A new limit comes with its stage, and a document's text is read in the document: neither is listed again. */
function changesOf(action: CaseAction, ref: ReferenceData): ActionChange[] {
  const seen = new Set<string>()
  return action.changes.flatMap(({ path, from, to }) => {
    const label = fieldLabel(path, ref)
    if (!label) return []
    const change = { path, label, from: fieldValueText(path, from, ref), to: fieldValueText(path, to, ref) }
    // Text that the note already tells in full would stand there twice.
    if (change.to !== '' && change.from === '' && change.to === action.note) return []
    const unsaid = change.from === '' && change.to === ''
    if (unsaid && seen.has(label)) return []
    seen.add(label)
    return [change]
  })
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)]
}
