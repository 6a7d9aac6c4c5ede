export const updateMessages = {
  programUpdate: '程序更新',
  present: (version: string) => `现在的版本：${version}`,
  look: '检查更新',
  noneFound: '没有更新的版本。',
  offered: (version: string) => `新版本 ${version} 可以安装。安装前会先备份本机数据，安装时工作台会关闭。`,
  noWayBack: '更新来源里没有现在这一版的签名安装包：装了以后不能在工作台里退回，需要退回的由管理员手工安装。',
  install: '备份并安装',
  goBackTitle: '退回上一版',
  askAgain: '重试',
  noEarlier: '本机没有保留上一版的签名安装包。需要退回的，请管理员手工安装。',
  earlier: (version: string, when: string) => `可以退回 ${version}（签名时间 ${when}）。`,
  checkedAgain: '上一版的安装包先再次核对签名和内容，然后安装；工作台会关闭。',
  opensCopy: (when: string) =>
    `新版本改过数据格式的，上一版打不开现在的数据：解锁时改用更新前（${when}）的备份打开，现在的数据原样留在本机。`,
  noCopy:
    '本机没有更新前的备份：新版本改过数据格式的，上一版打不开现在的数据，须等再次更新后才能打开；数据原样留在本机。',
  workSince:
    '更新以后办理的：已上传的从服务端重新下载；未上传的从办理日志带回，照常上传；未上传的文件和未处理的退回事项留在现在的数据里，再次更新后自动取回。没有提交的表单和更新以后改的个人设置不带回。',
  unsent: (pending: number, files: string) =>
    `还有 ${pending} 项办理内容、${files} 文件没有上传。请先联网上传，再退回。`,
  agree: '不能联网，仍要退回：没有上传的文件在再次更新以前看不到、不能上传',
  goBack: (version: string) => `退回 ${version}`,
  byHandTitle: '请管理员安装上一版',
  byHand: '安装包已核对，并在文件夹中标出。请退出工作台，由管理员在终端执行：',
} as const
