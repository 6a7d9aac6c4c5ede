import { defineMessages } from './message'

const refused = { http: 409, exit: 4 } as const
const invalid = { http: 400, exit: 2 } as const

/** Refusals of what changes the course of a case: people, bureaus, clocks, merging, ways to end it. */
export const caseCourseMessages = defineMessages({
  'cases.ownMatter': { http: 403, exit: 4, text: '本案的被监督机关就是您所在的机关', todo: '请由其他机关的监督员办理' },
  'cases.recused': { http: 403, exit: 4, text: '您已被决定回避本案', todo: '请由其他同事办理' },
  'cases.recuseSelf': { ...invalid, text: '不能决定本人回避', todo: '请由其他审核人决定' },
  'cases.recusedAlready': { ...refused, text: '该人员已经回避本案', todo: '无需再次登记' },
  'cases.handlerRecused': { ...refused, text: '{name}已回避本案，不能作为承办人', todo: '请另选承办人' },
  'cases.handoverNotHandler': { ...invalid, text: '移交人不是本案承办人', todo: '请刷新后重新选择' },
  'cases.handoverNotOwn': {
    http: 403,
    exit: 4,
    text: '只能移交本人承办的案件',
    todo: '由承办人本人或者审核人办理移交',
  },
  'cases.handoverAlready': { ...invalid, text: '接收人已是本案承办人', todo: '请另选接收人' },
  'cases.handlersNeeded': { ...invalid, text: '本案已立案，须同时确定两名以上承办人', todo: '请选择承办人' },
  'cases.notFiled': { ...refused, text: '本案尚未立案', todo: '请先办理立案' },
  'cases.suspended': { ...refused, text: '本案已中止', todo: '中止事由消除后，请先办理恢复' },
  'cases.notSuspended': { ...refused, text: '本案没有中止', todo: '无需恢复' },
  'cases.verticalOrgan': {
    ...refused,
    text: '{organ}实行垂直管理，不由本机关立案监督',
    todo: '请转送其上级机关处理',
  },
  'cases.elevateFirst': {
    ...refused,
    text: '{organ}由下级司法行政部门监督',
    todo: '请审核人先办理提级监督，再拟制意见书',
  },
  'cases.nothingToElevate': { ...refused, text: '本案不属于下级机关管辖的案件', todo: '无需提级监督' },
  'cases.notBureau': { ...invalid, text: '指定的机关不是司法行政部门', todo: '请选择下级司法局' },
  'cases.notBelow': { ...invalid, text: '只能指定下级司法行政部门监督', todo: '请选择下级司法局' },
  'cases.opinionOut': { ...refused, text: '监督意见书已经印发，不再变更管辖', todo: '请由本机关办理到结案' },
  'cases.launchLate': {
    ...invalid,
    text: '已超过一个工作日的启动时限',
    todo: '请填写逾期启动的理由',
  },
  'cases.tracksRunning': {
    ...refused,
    text: '还有 {n} 项并行事项未了结（{track}）',
    todo: '请在“概况 · 并行事项”中登记结果，或注明后续由谁办理',
  },
  'cases.trackExists': { ...refused, text: '该并行事项已经登记', todo: '无需重复登记' },
  'cases.noTracks': { ...refused, text: '没有进行中的并行事项', todo: '无需登记结果' },
  'cases.mergeSelf': { ...invalid, text: '不能并入本案自身', todo: '请选择另一个案件' },
  'cases.mergedAway': { ...refused, text: '本案已并入其他案件', todo: '请在并入的案件中办理' },
  'cases.documentsDiffer': {
    ...refused,
    text: '{caseNo}已经印发文书，不能合并或者分出',
    todo: '请分别办理到结案；可在备注中写明关联案件',
  },
  'cases.splitOneOrder': { ...refused, text: '本案只有一件来件', todo: '有两件以上来件的才能分案' },
  'cases.splitAllOrders': { ...invalid, text: '不能把全部来件分出', todo: '请至少留下一件来件' },
  'cases.noOrders': { ...refused, text: '本案没有热线来件', todo: '来源为其他渠道的案件不适用撤回' },
  'cases.withdrawnAlready': { ...refused, text: '该来件已登记撤回', todo: '无需重复登记' },
  'cases.withdrawOthers': { ...refused, text: '还有 {n} 件来件没有撤回', todo: '只登记撤回，案件继续办理' },
  'cases.withdrawFinding': {
    ...refused,
    text: '已有违法或者不当的认定，撤回不影响继续监督',
    todo: '只登记撤回，案件继续办理',
  },
  'cases.withdrawSerious': {
    ...refused,
    text: '本案为重大、敏感或者有重大社会影响，撤回不影响继续监督',
    todo: '只登记撤回，案件继续办理',
  },
  'cases.withdrawPattern': {
    ...refused,
    text: '本案属于普遍性或者反复性事项，撤回不影响继续监督',
    todo: '只登记撤回，案件继续办理',
  },
  'cases.noLimitRunning': { ...refused, text: '没有可以延长的期限', todo: '法定期限和已完成的期限不能延长' },
  'cases.limitLegal': { ...refused, text: '法定期限不能延长', todo: '请在法定期限内办结' },
  'cases.limitsUpToDate': { ...refused, text: '各项期限无需重新计算', todo: '无需处理' },
  'cases.calendarYear': { ...invalid, text: '{date}不在 {year} 年', todo: '请核对日期' },
  'cases.calendarTwice': { ...invalid, text: '{date}重复列出', todo: '同一天只能列为放假或者上班之一' },
  'cases.delegationSelf': { ...invalid, text: '不能授权给本人', todo: '请选择其他同事' },
  'cases.delegationOrgan': { ...invalid, text: '只能授权给本机关的同事', todo: '请另选人员' },
  'cases.delegationRole': { ...refused, text: '授权人没有该岗位', todo: '只能授出自己的岗位' },
  'cases.delegationEnded': { ...refused, text: '该授权已经结束', todo: '无需撤销' },
})
