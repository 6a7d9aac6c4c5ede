import { defineMessages } from './message'

const forbidden = { http: 403, exit: 4 } as const
const refused = { http: 409, exit: 4 } as const

/** Refusals of what uncovers, prints or takes out personal data. */
export const privacyMessages = defineMessages({
  'privacy.secretReporter': {
    ...forbidden,
    text: '本件为举报或要求保密，诉求人信息只向本案承办人和热线开放',
    todo: '确需联系的，请由承办人或热线联系',
  },
  'privacy.logOfOther': { ...forbidden, text: '查看登记不属于您本人', todo: '请重新打开工单，再查看一次' },
  'privacy.dayWrong': { http: 400, exit: 2, text: '查看日期不对', todo: '请核对本机日期后，再查看一次' },
  'privacy.logged': { ...refused, text: '这次查看已经登记', todo: '请重新打开工单查看' },
  'privacy.nothing': { ...refused, text: '工单没有登记{field}', todo: '需要的，请热线补充登记' },
  'privacy.offline': {
    ...refused,
    text: '本机没有保存这件工单的{field}，离线时不能查看',
    todo: '请联网后再查看；本案承办人的电脑在离线时也可查看',
  },
  'privacy.notSent': { ...refused, text: '查看登记还没有传到服务端', todo: '请检查网络，稍后再查看' },
  'privacy.over': { ...refused, text: '查看时间已过', todo: '需要继续查看的，请重新填写理由' },
  'privacy.exportUnmasked': {
    ...forbidden,
    text: '不遮盖个人信息的卷宗、清单由审核人或签发人导出',
    todo: '请取消“不遮盖”后导出，或请审核人导出',
  },
  'privacy.ownAlarm': { ...forbidden, text: '不能核查自己的查看记录', todo: '请由其他审核人或管理员核查' },
  'privacy.alarmReviewed': { ...refused, text: '这一天的查看已经核查', todo: '请刷新后查看核查情况' },
})
