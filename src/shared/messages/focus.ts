import { defineMessages } from './message'

const refused = { http: 409, exit: 4 } as const
const invalid = { http: 400, exit: 2 } as const

/** Refusals of 重点监督, 专项监督 and 预警. */
export const focusMessages = defineMessages({
  'focus.serverUnreachable': { http: 503, exit: 5, text: '暂时不能从服务端统计', todo: '可先看本机数据；联网后重试' },
  'focus.monthsBackwards': { ...invalid, text: '起始月份晚于截止月份', todo: '请重新选择月份' },
  'campaigns.exists': { ...refused, text: '这次专项监督已经登记', todo: '请打开已有的专项监督继续办理' },
  'campaigns.wrongStatus': {
    ...refused,
    text: '专项监督“{status}”，此操作须在“{needed}”时办理',
    todo: '请先完成前一步',
  },
  'campaigns.otherBureau': { ...refused, text: '这次专项监督由{organ}组织实施', todo: '由组织实施的司法局办理' },
  'campaigns.datesBackwards': { ...invalid, text: '结束日期早于开始日期', todo: '请重新选择实施时间' },
  'campaigns.leaderWrong': { ...invalid, text: '负责人须是本局执法监督人员', todo: '请重新选择负责人' },
  'campaigns.taskOutside': {
    ...invalid,
    text: '任务期限不在专项监督的实施时间内',
    todo: '请调整任务期限，或者先变更实施时间',
  },
  'campaigns.taskSettled': { ...refused, text: '这项任务已经办结', todo: '需要继续的，请另立任务' },
  'focus.nothingToReport': {
    ...refused,
    text: '所选范围没有投诉举报',
    todo: '请放宽月份或者筛选条件后再拟制分析报告',
  },
  'campaigns.noTasks': { ...refused, text: '还没有工作任务', todo: '请先安排任务，明确责任单位和完成期限，再提请批准' },
  'campaigns.caseListed': { ...refused, text: '该案已列入这次专项监督', todo: '无需重复添加' },
  'campaigns.openTasks': { ...refused, text: '还有 {n} 项任务没有办结', todo: '请先登记任务结果；不再办理的注明原因' },
  'campaigns.noSummary': { ...refused, text: '还没有总结', todo: '请先填写总结，再办结' },
  'warnings.settled': { ...refused, text: '这条预警已经关闭', todo: '情况再次出现时系统会重新预警' },
  'warnings.acknowledged': { ...refused, text: '这条预警已有人处理', todo: '可直接登记处理结果' },
  'warnings.otherRegion': { ...refused, text: '这条预警不在您的辖区', todo: '由当地司法局处理' },
  'warnings.limitMet': { ...refused, text: '期限事项已经办理或者期限有变化，系统关闭', todo: '无需再处理' },
  'warnings.returnCame': { ...refused, text: '已经报送，系统关闭', todo: '无需再处理' },
  'warnings.pushWentOn': { ...refused, text: '推送已经恢复、收到回执或者取消，系统关闭', todo: '无需再处理' },
  'warnings.notHandler': { ...refused, text: '这条预警由案件承办人处理', todo: '请联系承办人' },
})
