import { defineMessages } from './message'

export const cliMessages = defineMessages({
  'cli.storeNewer': {
    http: 503,
    exit: 3,
    text: '数据目录由更新版本的程序使用过（数据版本 {store}，本程序只认到 {program}）',
    todo: '请安装新版本程序后再启动；不要用旧版本打开，数据保持原样。',
  },
  'cli.dataDirBusy': {
    http: 409,
    exit: 3,
    text: '数据目录 {dir} 正由另一个程序使用（进程号 {pid}）',
    todo: '请先停止那个服务端，或用 --data 另指一个目录；确认它已不在运行的，删除目录中的 desk.lock 后重试。',
  },
  'cli.dataDirUnusable': {
    http: 500,
    exit: 3,
    text: '数据目录 {dir} 不能使用（{reason}）',
    todo: '请检查目录是否存在、当前账号有无读写权限、磁盘是否已满，或用 --data 另指一个目录。',
  },
  'cli.certificateUnusable': {
    http: 500,
    exit: 3,
    text: '证书 {file} 不能使用：{reason}',
    todo: '请检查 --cert 和 --key 两个文件；都不写时服务端自己签发证书。',
  },
  'cli.certificateHalf': {
    http: 400,
    exit: 2,
    text: '--cert 和 --key 必须同时给出',
    todo: '请补上另一个文件；都不写时服务端自己签发证书。',
  },
  'cli.portBusy': {
    http: 409,
    exit: 3,
    text: '端口 {port} 不能使用（{reason}）',
    todo: '请用 --port 换一个端口（--port 0 由系统自动选择），或停止占用该端口的程序。',
  },
  'cli.databaseUnreachable': {
    http: 503,
    exit: 5,
    text: '连接不上 DATABASE_URL 指定的数据库（{reason}）',
    todo: '请检查数据库是否启动，地址、用户名、密码和网络是否正确。',
  },
  'cli.serverUnreachable': {
    http: 503,
    exit: 5,
    text: '连接不上服务端 {url}',
    todo: '请检查地址、端口和网络，确认服务端已启动。',
  },
  'cli.certificateUntrusted': {
    http: 502,
    exit: 5,
    text: '服务端 {url} 的证书不受信任',
    todo: '请用 --ca 指定该服务端的根证书（从 {url}/ca.crt 下载，并与管理员核对指纹）。',
  },
  'cli.serverRefused': { http: 502, exit: 4, text: '服务端没有接受：{text}', todo: '{todo}' },
  'cli.optionInvalid': { http: 400, exit: 2, text: '参数不对：{detail}', todo: '请用 --help 查看用法。' },
  'cli.benchUnknown': { http: 404, exit: 2, text: '没有名为“{name}”的基准', todo: '可以运行的有：{known}。' },
  'cli.benchesMissing': {
    http: 404,
    exit: 3,
    text: '这份安装里没有基准测试',
    todo: '请在带有源代码、执行过 npm ci 的目录中运行。',
  },
  'cli.sourceTaken': {
    http: 409,
    exit: 2,
    text: '来源 {name} 已存在',
    todo: '密钥只在添加时显示一次；遗失的请加 --renew 换新密钥（旧密钥随即失效）。',
  },
  'cli.passwordMissing': {
    http: 400,
    exit: 2,
    text: '没有输入密码',
    todo: '请在提示后输入，或用管道把密码送入标准输入。',
  },
  'cli.resourceBroken': {
    http: 500,
    exit: 3,
    text: '程序自带的数据文件 {file} 有问题：{detail}',
    todo: '请重新安装程序；自己修改过该文件的，请按提示改正。',
  },
})
