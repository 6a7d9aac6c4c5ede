import { defineMessages } from './message'

export const cliMessages = defineMessages({
  'cli.storeNewer': {
    http: 503,
    exit: 3,
    text: '数据目录由更新版本的程序使用过（数据版本 {store}，本程序只认到 {program}）',
    todo: '请安装新版本程序后再启动；不要用旧版本打开，数据保持原样。',
  },
})
