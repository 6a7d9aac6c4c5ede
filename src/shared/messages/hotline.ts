import { defineMessages } from './message'

const refused = { http: 409, exit: 4 } as const
const invalid = { http: 400, exit: 2 } as const

/** Refusals of the hotline's own work. */
export const hotlineMessages = defineMessages({
  'hotline.referred': { ...refused, text: '工单 {orderNo} 已作为监督线索移交', todo: '请等候司法行政部门受理' },
  'hotline.leadDecided': {
    ...refused,
    text: '工单 {orderNo} 的线索已由司法行政部门处理（{state}）',
    todo: '有新情况的，请电话联系承办的监督员',
  },
  'hotline.orderOver': { ...refused, text: '工单 {orderNo} 已{state}', todo: '仍须办理的，请先在热线平台重新派单' },
  'hotline.disputeOpen': { ...refused, text: '工单 {orderNo} 已有一件派单争议等待裁定', todo: '请先作出裁定' },
  'hotline.noDispute': { ...refused, text: '这件派单争议已经裁定', todo: '请刷新后查看裁定结果' },
  'hotline.notDispatchedTo': {
    ...invalid,
    text: '工单 {orderNo} 派给了{organ}，不是所选的单位',
    todo: '请核对提出争议的单位',
  },
  'hotline.sameOrgan': { ...invalid, text: '建议的承办单位就是提出争议的单位', todo: '请改选，或者不填建议的承办单位' },
  'hotline.secondDispute': {
    ...refused,
    text: '工单 {orderNo} 第 {n} 次发生派单争议，须提请会商',
    todo: '请填写会商议题后登记',
  },
  'hotline.entryRetired': { ...refused, text: '派单目录事项“{matter}”已经停用', todo: '请新建事项' },
  'hotline.proposalAnswered': { ...refused, text: '这件会商提议已经答复', todo: '请刷新后查看' },
})
