import { defineMessages } from './message'

const input = { http: 400, exit: 2 } as const

export const documentsMessages = defineMessages({
  'documents.unknownKind': {
    ...input,
    text: '没有文书种类“{kind}”（可用：{known}）',
    todo: '请用 document --list 查看文书种类',
  },
  'documents.kindMissing': {
    ...input,
    text: '没有写明文书种类或内容文件',
    todo: '用法：document 种类 内容.json -o 输出.docx；document --list 列出种类，document --example 种类 给出内容样例',
  },
  'documents.outputMissing': { ...input, text: '没有写明输出文件', todo: '请用 -o 指定，例如 -o 意见书.docx' },
  'documents.fileUnreadable': {
    ...input,
    text: '读不了文件 {file}（{reason}）',
    todo: '请检查路径和权限',
  },
  'documents.encodingUnknown': {
    ...input,
    text: '{file} 的文字编码无法识别（既不是 UTF-8，也不是 GBK/GB18030）',
    todo: '请用记事本另存为 UTF-8 编码',
  },
  'documents.notJson': {
    ...input,
    text: '{file} 不是有效的 JSON{where}',
    todo: '请检查引号、逗号和括号。可用 document --example 取得样例',
  },
  'documents.inputInvalid': {
    ...input,
    text: '{file} 的内容有 {count} 处问题，没有生成文件：{detail}',
    todo: '请按提示改正；document --schema {kind} 给出全部字段',
  },
  'documents.fontsUnknown': {
    ...input,
    text: '没有字体方案“{fonts}”',
    todo: '请用 gb（国标常用）、windows（Windows 自带）或 fangzheng（方正）',
  },
  'documents.pictureLarge': {
    ...input,
    text: '图片 {file} 有 {size}，超过 8 MB',
    todo: '请缩小或压缩后再用',
  },
  'documents.batchEmpty': {
    ...input,
    text: '目录 {folder} 中没有内容文件',
    todo: '请放入 .json 文件，每份文书一个；document --example 种类 给出样例',
  },
  'documents.batchOutput': {
    ...input,
    text: '批量生成时 -o 应为目录，现为文件 {file}',
    todo: '请用 -o 指定一个目录，或者不写 -o，文书将放在内容文件旁边',
  },
  'documents.browserMissing': {
    http: 500,
    exit: 3,
    text: '本机没有可以打印 PDF 的浏览器',
    todo: '请安装 Chromium、Chrome 或 Edge，或者用环境变量 CHROMIUM_PATH 指明；不带 --pdf 可以只生成 Word 文件',
  },
  'documents.printFailed': {
    http: 500,
    exit: 3,
    text: '浏览器 {browser} 没有打印出 PDF（{reason}）',
    todo: '请确认浏览器能够启动；不带 --pdf 可以只生成 Word 文件',
  },
  'documents.outputUnwritable': {
    http: 500,
    exit: 3,
    text: '写不了文件 {file}（{reason}）',
    todo: '请检查目录是否存在、有无写入权限、文件是否正被打开',
  },
})
