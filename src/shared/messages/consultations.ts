import { defineMessages } from './message'

const refused = { http: 409, exit: 4 } as const
const invalid = { http: 400, exit: 2 } as const

/** Refusals of 会商. */
export const consultationMessages = defineMessages({
  'consultations.entryUnnamed': {
    ...refused,
    text: '这项议定在派单目录中的提议刚刚有变化',
    todo: '请刷新后重新办理',
  },
  'consultations.exists': { ...refused, text: '这次会商已经登记', todo: '请打开已有的会商继续办理' },
  'consultations.wrongStatus': {
    ...refused,
    text: '会商“{status}”，此操作须在“{needed}”时办理',
    todo: '请先完成前一步',
  },
  'consultations.caseNotOpen': {
    ...refused,
    text: '案件“{title}”尚未立案或者已经办结',
    todo: '立案后、结案前的案件才能提请会商',
  },
  'consultations.caseListed': { ...refused, text: '该案已在本次会商的议程中', todo: '无需重复添加' },
  'consultations.caseNotListed': { ...invalid, text: '该案不在本次会商的议程中', todo: '请刷新后重新选择' },
  'consultations.leadCase': { ...refused, text: '提请会商的案件不能移出议程', todo: '不再会商的，请取消本次会商' },
  'consultations.casesChanged': { ...refused, text: '会商的议程刚刚有变化', todo: '请核对议程后再次提交' },
  'consultations.fewPresent': {
    ...refused,
    text: '出席的单位不足两家',
    todo: '请先登记参会情况；书面会商请登记各单位的书面意见',
  },
  'consultations.stillInvited': {
    ...refused,
    text: '还有 {n} 名参会人员没有登记出席情况',
    todo: '请逐人登记出席、请假或者列席',
  },
  'consultations.notWritten': { ...refused, text: '这次会商不是书面会商', todo: '请在会商情况中记录各方意见' },
  'consultations.opinionsAwaited': {
    ...refused,
    text: '{organs}尚未反馈书面意见，期限至 {day}',
    todo: '请登记其书面意见；到期仍不反馈的，把出席情况改为“请假”后再办理',
  },
  'consultations.organTwice': { ...invalid, text: '{name}已在参会名单中', todo: '请勿重复登记' },
  'consultations.notReused': {
    ...refused,
    text: '这一议定事项只作建议，或者只针对本案，不写入派单目录',
    todo: '事项类别请选“明确管辖”“处置规范”，或者经有权机关决定的“厘清职责”；否则请不勾选“提议写入派单目录”',
  },
  'consultations.entryTaken': {
    ...refused,
    text: '派单目录事项“{matter}”已由热线处理，不能再从这里改动',
    todo: '请联系热线管理机构在派单目录中修改',
  },
  'consultations.openResolutions': {
    ...refused,
    text: '还有 {n} 项议定事项没有办结',
    todo: '请先登记落实情况；不再办理的注明原因',
  },
  'consultations.signOffMissing': {
    ...refused,
    text: '{organs}尚未会签',
    todo: '请先登记会签意见；不同意的可登记保留意见',
  },
  'consultations.notPresent': {
    ...invalid,
    text: '{organ}没有出席本次会商',
    todo: '会签由出席单位办理；责任单位未出席的，请先登记其参会情况',
  },
})
