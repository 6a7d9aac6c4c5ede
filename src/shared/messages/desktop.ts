import { defineMessages } from './message'

const offline = { http: 503, exit: 5 } as const
const machine = { http: 500, exit: 3 } as const

/** What fails on the machine a client runs on. */
export const desktopMessages = defineMessages({
  'desktop.serverUnreachable': {
    ...offline,
    text: '连接不上热线服务端',
    todo: '请检查网络；未发送的办理内容保留在本机，联网后自动发送。',
  },
  'desktop.serverTimeout': {
    ...offline,
    text: '热线服务端在 {seconds} 秒内没有应答',
    todo: '系统会自动重试；长时间没有应答的，请联系管理员。',
  },
  'desktop.serverUntrusted': {
    http: 502,
    exit: 5,
    text: '热线服务端的证书不受信任，没有发送任何内容',
    todo: '请勿继续登录，请管理员核对服务端地址和证书指纹；证书已更换的，请管理员重新登记本机。',
  },
  'desktop.serverForeign': {
    http: 502,
    exit: 5,
    text: '该地址应答的不是热线服务端，或与本程序版本不同',
    todo: '请核对服务端地址；地址无误的，请管理员检查网关和程序版本。',
  },
  'desktop.noServer': {
    ...machine,
    text: '本机还没有登记热线服务端的地址',
    todo: '请向管理员索取登记文件，或填写服务端地址并核对证书指纹。',
  },
  'desktop.enrolmentUnusable': {
    ...machine,
    text: '这不是可用的登记文件，或内容被改动过',
    todo: '请向管理员重新索取登记文件，不要自行修改。',
  },
  'desktop.enrolmentForeign': {
    ...machine,
    text: '本机策略不允许登记到 {url}，或其根证书与策略不符',
    todo: '请向管理员核对应当使用的服务端和登记文件。',
  },
  'desktop.fingerprintDiffers': {
    ...machine,
    text: '服务端根证书的指纹与您输入的不一致，没有登记',
    todo: '请重新核对指纹；确认输入无误仍不一致的，可能有人冒充服务端，请立即告知管理员。',
  },
  'desktop.exportsOff': {
    http: 403,
    exit: 4,
    text: '本机策略不允许导出和打印',
    todo: '请在允许导出的电脑上办理，或请管理员调整本机策略。',
  },
  'desktop.journalNotOpened': {
    ...machine,
    text: '本机的办理日志打不开（{reason}）',
    todo: '请检查磁盘是否只读、当前账号能否写入程序的数据目录，然后重新打开工作台。',
  },
  'desktop.journalNotWritten': {
    ...machine,
    text: '这一步没有写入本机的办理日志（{reason}），不算保存',
    todo: '请清理磁盘空间或检查磁盘后再保存一次，填写的内容还在。',
  },
  'desktop.backupNotWritten': {
    ...machine,
    text: '本机数据的备份没有写成（{reason}）',
    todo: '请清理磁盘空间后重试；本机数据本身不受影响。',
  },
  'desktop.backupDamaged': {
    ...machine,
    text: '这份备份不完整或被改动过，没有用它恢复',
    todo: '请选择更早的一份备份；本机数据没有改动。',
  },
  'desktop.updateUnreachable': {
    ...machine,
    text: '更新来源打不开',
    todo: '请检查网络或共享文件夹；不影响继续使用现在的版本。',
  },
  'desktop.updateUntrusted': {
    ...machine,
    text: '更新没有本单位的签名，或安装包被改动过，没有安装',
    todo: '请告知管理员；继续使用现在的版本。',
  },
  'desktop.updateNotStarted': {
    ...machine,
    text: '安装程序没有启动',
    todo: '安装包已核对并存放在 {folder}，请管理员手工安装。',
  },
  'desktop.noEarlierVersion': {
    ...machine,
    text: '本机没有可以退回的上一版安装包，或它的签名不对',
    todo: '请管理员手工安装上一版；本机数据没有改动。',
  },
  'desktop.keychainMissing': {
    ...machine,
    text: '本机的系统密钥库不可用',
    todo: '请登录操作系统的密钥库（Linux 为 gnome-keyring 或 kwallet）后重新启动本程序。',
  },
  'desktop.keychainForeign': {
    ...machine,
    text: '本机数据由另一台电脑或另一个系统账号加密，不能打开',
    todo: '请用原来的电脑和系统账号打开；数据目录不能复制到其他电脑使用。',
  },
  'desktop.fileNotSaved': {
    ...machine,
    text: '文件 {name} 没有保存（{reason}）',
    todo: '请检查磁盘空间和文件夹权限，文件已在 Word 或 WPS 中打开的先关闭，再保存一次。',
  },
  'desktop.fileNotRead': {
    ...machine,
    text: '文件 {name} 打不开（{reason}）',
    todo: '请检查文件是否正被其他程序占用、当前账号有无读取权限。',
  },
  'desktop.fileTooLarge': {
    http: 413,
    exit: 2,
    text: '文件 {name} 过大（最大 {limit}）',
    todo: '请压缩或拆分后再选择。',
  },
  'desktop.fileNotOpened': {
    ...machine,
    text: '没有能打开 {name} 的程序',
    todo: '文件已经保存；请安装 Word 或 WPS 后打开，或到所在文件夹中选择程序打开。',
  },
  'desktop.fileGone': { ...machine, text: '文件已被移动或删除', todo: '请重新导出。' },
  'desktop.notPrinted': {
    ...machine,
    text: '没有打印（{reason}）',
    todo: '请检查打印机是否连接、有无纸张；也可以先导出 Word 再打印。',
  },
  'desktop.addressRefused': {
    http: 400,
    exit: 2,
    text: '该地址不能打开：{url}',
    todo: '只能打开 https 网址。',
  },
  'desktop.callRefused': {
    http: 400,
    exit: 1,
    text: '本机拒绝了页面的请求（{call}）',
    todo: '请重新启动本程序；仍然出现的，把诊断文件交给管理员。',
  },
})
