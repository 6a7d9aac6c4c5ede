import { defineMessages } from './message'

const refused = { http: 409, exit: 4 } as const
const invalid = { http: 400, exit: 2 } as const

/** Refusals of 督办. */
export const supervisionMessages = defineMessages({
  'supervision.exists': { ...refused, text: '这一事项已经登记', todo: '请打开已有的记录继续办理' },
  'supervision.wrongStatus': {
    ...refused,
    text: '督办事项“{status}”，此操作须在“{needed}”时办理',
    todo: '请先完成前一步',
  },
  'supervision.caseNotOpen': {
    ...refused,
    text: '案件“{title}”尚未立案或者已经办结',
    todo: '立案后、结案前的案件才能督办',
  },
  'supervision.ownOrgan': { ...invalid, text: '不能督办本机关', todo: '请选择负责办理的单位' },
  'supervision.talkPlan': { ...invalid, text: '约谈须先定日期', todo: '请填写约谈日期、地点和约谈对象' },
  'supervision.talkTooSoon': {
    ...invalid,
    text: '约谈须提前 {days} 个工作日通知，最早为 {earliest}',
    todo: '请改定约谈日期',
  },
  'supervision.paperFirst': {
    ...refused,
    text: '督办函以公文下达',
    todo: '请拟制督办函，送审、签发并送达后，督办期限自送达次日起算',
  },
  'supervision.paperNotFitting': {
    ...invalid,
    text: '这件文书与督办事项不符',
    todo: '请从督办事项的页面重新拟制文书',
  },
  'supervision.orderMissing': {
    ...invalid,
    text: '这件文书属于一个督办事项，提交的内容没有带上',
    todo: '请刷新页面后再次提交',
  },
  'supervision.orderWithdrawn': { ...refused, text: '诉求人已撤回这件工单', todo: '无需再请热线办理' },
  'supervision.noHotline': {
    ...refused,
    text: '机构目录中没有本地的热线管理机构',
    todo: '请系统管理员在“系统—机构”中补充',
  },
  'supervision.noPopulation': { ...refused, text: '这段时间没有已答复的工单', todo: '请改选来件日期' },
  'supervision.populationTooLarge': {
    ...invalid,
    text: '抽样范围有 {n} 件工单，一次最多 {most} 件',
    todo: '请缩短来件日期的范围，分次抽样',
  },
  'supervision.notDrawn': { ...invalid, text: '这件工单不在该次抽样的样本中', todo: '请从样本清单中选择工单登记回访' },
  'supervision.notTalk': { ...refused, text: '这一事项不是约谈', todo: '请选择约谈事项' },
  'supervision.talkUnrecorded': { ...refused, text: '还没有约谈记录', todo: '请先记录约谈情况' },
  'supervision.commitmentSettled': { ...refused, text: '该承诺事项已登记兑现情况', todo: '请另记一项' },
  'supervision.commitmentsOpen': {
    ...refused,
    text: '还有 {n} 项承诺没有登记兑现情况',
    todo: '请逐项登记后再办结',
  },
  'supervision.notDue': { ...refused, text: '尚未到提醒的时候', todo: '无需处理' },
  'supervision.noReply': { ...refused, text: '还没有收到反馈', todo: '请等待反馈，或者先催办' },
  'supervision.replyAtPaper': {
    ...refused,
    text: '这一事项以公文下达，反馈登记在该文书上',
    todo: '请打开文书，办理“登记回复”',
  },
})
