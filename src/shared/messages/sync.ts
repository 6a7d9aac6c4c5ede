import { defineMessages } from './message'

export const syncMessages = defineMessages({
  'sync.gap': {
    http: 409,
    exit: 5,
    text: '本机与服务端的发送序号对不上（服务端在等第 {expected} 条）',
    todo: '系统会自动重新登记本机并补发，办理内容不会丢失，请稍候',
  },
  'sync.clientForked': {
    http: 409,
    exit: 5,
    text: '本机数据与另一台电脑的副本重复（第 {seq} 条）',
    todo: '系统会自动为本机换新编号并补发，办理内容不会丢失；请不要复制数据目录到其他电脑使用',
  },
  'sync.cursorStale': {
    http: 409,
    exit: 5,
    text: '服务端数据已恢复到另一时点，本机进度不再适用',
    todo: '系统会自动重新下载数据，未发送的办理内容保留，请稍候',
  },
  'sync.cursorBehind': {
    http: 409,
    exit: 5,
    text: '本机离线时间过长，服务端已不再保留这段时间的删除记录',
    todo: '系统会自动重新下载数据，未发送的办理内容保留，请稍候',
  },
  'sync.busy': {
    http: 429,
    exit: 5,
    text: '服务端正忙，请稍候',
    todo: '系统会在 {seconds} 秒后自动重试；未发送的办理内容保留在本机',
  },
  'sync.numberTaken': {
    http: 409,
    exit: 4,
    text: '服务端恢复后，原编号（{key} 第 {no} 号）已被其他文书使用',
    todo: '内容已由服务端保管，请审核人核对两份文书后处理',
  },
  'sync.auditBroken': {
    http: 409,
    exit: 4,
    text: '服务端第 {seq} 条审计记录与本机留存的不一致，历史记录可能被改动',
    todo: '请立即联系管理员和审计员，在服务端执行 desk verify-audit 核查；本机数据保持原样',
  },
  'sync.catchingUp': {
    http: 409,
    exit: 4,
    text: '正在追赶服务端的更新，暂不能签发、签署或结案',
    todo: '请等同步完成（约 {left} 条）后再办理',
  },
  'sync.clientUnknown': {
    http: 409,
    exit: 5,
    text: '服务端没有本机的登记',
    todo: '请重新登录；未发送的办理内容仍在本机，登录后自动发送',
  },
  'sync.commandTooLarge': {
    http: 413,
    exit: 5,
    text: '有一项办理内容过大，途中的网关或服务端不接收',
    todo: '请联系管理员放宽网关的报文大小限制（不低于 32 MB）；内容仍在本机，放宽后自动发送',
  },
  'sync.protocolUnknown': {
    http: 426,
    exit: 5,
    text: '本机程序版本（协议 {client}）与服务端（协议 {server}）不一致',
    todo: '请更新本机程序后再同步；未发送的办理内容保留在本机',
  },
  'sync.massDelete': {
    http: 409,
    exit: 5,
    text: '服务端不再提供本机 {held} 条数据中的 {gone} 条，本机没有删除',
    todo: '请先向管理员核实服务端数据是否正常；确属正常（例如调离原岗位）的，到“同步中心 · 状态”确认删除，核实之前照常办理，内容保存在本机',
  },
  'sync.conflictKept': {
    http: 409,
    exit: 4,
    text: '您改的内容与他人先前的改动不一致，服务端保留了他人的内容',
    todo: '双方的内容正在同步到本机，到齐后可在这里取舍；您填写的内容保留如下',
  },
  'sync.unknownCommand': {
    http: 409,
    exit: 5,
    text: '服务端不认识操作“{type}”（第 {version} 版）',
    todo: '内容已由服务端保管，请管理员升级服务端后处理',
  },
  'sync.malformedCommand': {
    http: 400,
    exit: 5,
    text: '操作的内容格式有误：{detail}',
    todo: '内容已由服务端保管，请联系管理员',
  },
  'sync.notVisible': {
    http: 403,
    exit: 4,
    text: '您已不能查看此项内容（移交、回避或权限调整）',
    todo: '您的办理内容已由服务端保管，由本机关审核人处理',
  },
  'sync.commandFailed': {
    http: 500,
    exit: 1,
    text: '服务端执行此操作时出错',
    todo: '内容已由服务端保管，请联系管理员；其他操作不受影响',
  },
  'sync.blocked': {
    http: 409,
    exit: 4,
    text: '此操作以前一项未生效的操作为基础：{why}',
    todo: '请先处理前一项操作，再重新办理',
  },
})
