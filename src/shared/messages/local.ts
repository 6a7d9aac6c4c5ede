import { defineMessages } from './message'

const refused = { http: 409, exit: 4 } as const
const machine = { http: 500, exit: 3 } as const

/** What fails in the local store of a client. */
export const localMessages = defineMessages({
  'local.wrongPassword': {
    http: 401,
    exit: 6,
    text: '密码不对，本机数据没有打开',
    todo: '请核对大小写和输入法后重试；在别处改过密码的，请联网登录。',
  },
  'local.throttled': {
    http: 429,
    exit: 6,
    text: '密码输错次数过多',
    todo: '请等 {seconds} 秒后再试；忘记密码的，请联系本单位管理员。',
  },
  'local.keychainAsk': {
    ...refused,
    text: '本机的系统密钥库不可用，本机数据只由您的密码保护',
    todo: '建议先启用系统密钥库再登录；确需在本机保存数据的，请确认后继续，确认情况记录在本机。',
  },
  'local.keychainDemanded': {
    ...refused,
    text: '本机策略要求系统密钥库，而它不可用，不能在本机保存数据',
    todo: '请启用系统密钥库后重新登录；不勾选“本机为办公专用”也可在线使用。',
  },
  'local.recoveryMissing': {
    ...refused,
    text: '本机数据没有恢复密钥，管理员也不能打开',
    todo: '请再想想原密码；确实记不起的，可另建本机数据，原数据原样保留。',
  },
  'local.recoveryForeign': {
    ...refused,
    text: '这不是给本机数据的恢复文件，或已经用过',
    todo: '请核对文件；重新申请过恢复的，只有最后一次申请的恢复文件有效。',
  },
  'local.diskLow': {
    http: 507,
    exit: 3,
    text: '磁盘剩余空间不足 {megabytes} MB，为保护已保存的内容，暂停新的办理',
    todo: '请清理磁盘后继续；查看、导出和上传不受影响。',
  },
  'local.fileDoesNotFit': {
    http: 507,
    exit: 3,
    text: '磁盘剩余空间放不下这个文件（至少要留出 {megabytes} MB），没有添加',
    todo: '请清理磁盘后再添加；已保存的内容和其他办理不受影响。',
  },
  'local.oldPasswordNeeded': {
    ...refused,
    text: '您的密码已在别处修改，本机数据仍由原密码加密',
    todo: '请再输入一次原密码以打开本机数据；记不起原密码的，可另建本机数据，原数据原样保留。',
  },
  'local.oldPasswordWrong': {
    http: 401,
    exit: 6,
    text: '原密码不对，本机数据没有打开',
    todo: '请核对后重试；记不起原密码的，可另建本机数据，原数据原样保留。',
  },
  'local.userUnknown': { http: 404, exit: 2, text: '本机没有该用户的数据', todo: '请联网登录。' },
  'local.newerStore': {
    ...machine,
    text: '本机数据由更新版本的程序写成',
    todo: '请更新本程序后再打开；数据没有改动。列有更新前的备份的，也可以用它打开：新版本写的数据原样留在本机，再次更新后自动取回其中未上传的内容。',
  },
  'local.damaged': {
    ...machine,
    text: '本机数据已损坏或被改动，不能打开',
    todo: '请不要清除浏览器数据，联系管理员处理；服务端上的数据不受影响。',
  },
  'local.storeLost': {
    ...machine,
    text: '浏览器清理了本机数据；尚未上传的办理内容另有保存，没有丢失',
    todo: '请联网登录，数据会重新下载，未上传的办理内容会自动取回并上传。',
  },
  'local.leaseEnded': {
    ...refused,
    text: '本机已超过 {days} 天没有联系服务端，数据已锁定',
    todo: '请联网后用账号和密码登录；未上传的办理内容仍在本机，登录后自动上传。',
  },
  'local.offlineRebuild': {
    ...refused,
    text: '现在没有联网，不能重建本机数据',
    todo: '重建后要从服务端重新下载，请联网后再试。',
  },
  'local.diskFull': {
    http: 507,
    exit: 3,
    text: '本机磁盘已满，本机数据打不开',
    todo: '请清理磁盘，腾出至少 {megabytes} MB 后重试；已保存的内容都在，没有改动。',
  },
  'local.storageFull': {
    http: 507,
    exit: 3,
    text: '本机存储空间已满，这一步没有保存',
    todo: '请清理空间后重试（同步 → 本机存储 → 清理空间）；已保存的内容不受影响。',
  },
  'local.noRoomToFetch': {
    http: 507,
    exit: 3,
    text: '本机存储空间已满，要看的内容没有取来',
    todo: '请清理空间后再打开（同步 → 本机存储 → 清理空间）；已保存的内容不受影响。',
  },
  'local.updateFirst': {
    ...refused,
    http: 426,
    text: '本机程序版本过旧，服务端不再提供内容',
    todo: '请刷新页面或安装新版本后再打开；未上传的办理内容不会丢失。',
  },
  'local.storeFailed': {
    ...machine,
    text: '本机数据没有写入（{reason}）',
    todo: '请重试；仍然出现的，请重新打开工作台，已保存的内容不受影响。',
  },
  'local.storageMissing': {
    ...machine,
    text: '浏览器不允许保存本机数据（无痕窗口或被策略禁止）',
    todo: '请用普通窗口打开；不勾选“本机为办公专用”也可在线使用。',
  },
  'local.otherWindow': {
    ...refused,
    text: '工作台已在另一个窗口打开',
    todo: '请回到那个窗口，或在这里接管。',
  },
  'local.otherUser': {
    ...refused,
    text: '当前工作台属于{name}',
    todo: '请用{name}的账号登录；换人使用的，请先退出。',
  },
  'local.locked': { ...refused, text: '工作台已锁定', todo: '请输入密码解锁后继续。' },
  'local.stillLoading': { ...refused, text: '正在首次下载数据，暂时不能办理', todo: '请稍候片刻再试。' },
  'local.unknownCommand': { ...refused, text: '本程序不认识操作“{type}”', todo: '请更新本程序后重试。' },
})
