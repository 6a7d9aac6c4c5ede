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
  'hotline.ordersUnready': {
    http: 503,
    exit: 5,
    text: '服务端的工单清单还没有整理好，正在整理',
    todo: '请过一两分钟再打开；一直打不开的，请联系系统管理员查看服务端日志（工单本身不受影响）',
  },
  'hotline.fileTooLarge': {
    ...invalid,
    http: 413,
    text: '文件 {file} 有 {size}，浏览器里一次最多导入 {limit}',
    todo: '请分成几个文件，或者请系统管理员用 desk import 导入',
  },
  'hotline.fileTooLong': {
    ...invalid,
    http: 413,
    text: '文件 {file} 有 {rows} 行，浏览器里一次最多导入 {limit} 行',
    todo: '请分成几个文件，或者请系统管理员用 desk import 导入',
  },
  'hotline.noTaxonomy': {
    ...invalid,
    text: '文件 {file} 里没有找到诉求分类表',
    todo: '表头须有“一级分类”，可以有“二级分类”“三级分类”和“是否涉执法”“执法领域”“执法类型”；请核对是否选错了文件',
  },
  'hotline.taxonomyTooLarge': {
    ...invalid,
    text: '工作表“{sheet}”的分类超过 {limit} 个',
    todo: '请核对是否选错了文件',
  },
  'hotline.leafUnknown': { ...refused, text: '分类对照表里没有要修改的分类', todo: '请刷新后重试' },
  'hotline.mapRetired': { ...refused, text: '这张分类对照表已经停用', todo: '请在现行的对照表中修改' },
  'hotline.profileColumns': {
    ...invalid,
    text: '导入方案没有指定任何栏目',
    todo: '请至少指定工单编号、受理时间和标题或者诉求内容',
  },
  'hotline.proposalAnswered': { ...refused, text: '这件会商提议已经答复', todo: '请刷新后查看' },
})
