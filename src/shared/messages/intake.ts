import { defineMessages } from './message'

const unusable = { http: 400, exit: 2 } as const
const saveAs = '请用 Excel 或 WPS 打开该文件，另存为“Excel 工作簿（.xlsx）”后再导入。'

export const intakeMessages = defineMessages({
  'intake.fileMissing': { ...unusable, text: '没有找到文件 {file}', todo: '请核对路径和文件名。' },
  'intake.fileUnreadable': {
    ...unusable,
    text: '文件 {file} 打不开（{reason}）',
    todo: '请检查文件是否正被其他程序占用、当前账号有无读取权限。',
  },
  'intake.fileEmpty': { ...unusable, text: '文件 {file} 是空的', todo: '请重新导出后再导入。' },
  'intake.fileTooLarge': {
    ...unusable,
    http: 413,
    text: '文件 {file} 过大（{size}，最大 {limit}）',
    todo: '请按月份拆成几个文件分别导入；重复导入的工单不会重复建立。',
  },
  'intake.tooManyRows': {
    ...unusable,
    http: 413,
    text: '文件 {file} 有 {rows} 行，超过一次导入的上限 {limit} 行',
    todo: '请拆成几个文件分别导入；重复导入的工单不会重复建立。',
  },
  'intake.notExcel': {
    ...unusable,
    text: '文件 {file} 不是 Excel 工作簿，内容是{what}',
    todo: `文件名以 .xlsx 结尾并不等于 Excel 格式。${saveAs}`,
  },
  'intake.oldExcel': { ...unusable, text: '文件 {file} 是旧版 Excel（.xls）或 WPS 表格（.et）格式', todo: saveAs },
  'intake.otherExcel': { ...unusable, text: '文件 {file} 是{what}，不是 .xlsx 工作簿', todo: saveAs },
  'intake.passwordProtected': {
    ...unusable,
    text: '文件 {file} 设有打开密码',
    todo: '请用 Excel 或 WPS 打开，取消密码后另存，再导入。',
  },
  'intake.damaged': {
    ...unusable,
    text: '文件 {file} 已损坏或不完整（{reason}）',
    todo: '请重新下载或重新导出；能用 Excel 打开的，另存一份后再导入。',
  },
  'intake.jsonBroken': {
    ...unusable,
    text: '文件 {file} 不是完整的 JSON（{reason}）',
    todo: '请让对方先写临时文件，写完后再改为正式文件名；编码用 UTF-8。',
  },
  'intake.jsonShape': {
    ...unusable,
    text: '文件 {file} 中没有工单',
    todo: 'JSON 应为工单的列表、{ "orders": [...] }，或者每行一件工单；栏目见 docs/data-standard.md。',
  },
  'drop.folderUnusable': {
    ...unusable,
    text: '文件夹 {dir} 不能使用（{reason}）',
    todo: '请确认路径正确，运行本命令的账号可以在其中建立文件夹、改名和写入。',
  },
  'intake.sheetMissing': {
    ...unusable,
    text: '文件 {file} 中没有名为“{sheet}”的工作表（有：{known}）',
    todo: '请核对导入方案中的工作表名称。',
  },
  'intake.noHeadings': {
    ...unusable,
    text: '文件 {file} 前 {rows} 行中没有认出表头',
    todo: '表头应为一行，含工单编号、受理时间、标题或诉求内容等栏目；名称特殊的，用 --profile 指定导入方案。',
  },
  'intake.columnMissing': {
    ...unusable,
    text: '文件 {file} 的工作表“{sheet}”缺少栏目：{columns}',
    todo: '请补上该栏目；栏目名称不同的，用 --profile 指定导入方案。',
  },
  'intake.headingMerged': {
    ...unusable,
    text: '文件 {file} 的表头有合并单元格（{cells}），无法确定各列的名称',
    todo: '请取消合并，让每一列在同一行有自己的表头，再导入。',
  },
  'intake.noRows': { ...unusable, text: '文件 {file} 只有表头，没有工单', todo: '请核对导出的条件。' },
  'intake.csvBroken': {
    ...unusable,
    text: '文件 {file} 第 {line} 行的 CSV 格式有误（{reason}）',
    todo: '请检查该行的引号和分隔符，或用 Excel 另存为 .xlsx 后再导入。',
  },
  'intake.encodingUnknown': {
    ...unusable,
    text: '文件 {file} 的文字编码无法识别（既不是 UTF-8，也不是 GBK/GB18030）',
    todo: '请用 Excel 另存为 .xlsx，或用记事本另存为 UTF-8 编码后再导入。',
  },
  'intake.profileUnknown': {
    ...unusable,
    text: '没有名为 {name} 的导入方案',
    todo: '可用的方案：{known}；也可以给出方案文件（.json）的路径。',
  },
  'intake.profileInvalid': { ...unusable, text: '导入方案 {name} 有误：{detail}', todo: '请按提示改正方案文件。' },
  'intake.batchInvalid': {
    ...unusable,
    http: 422,
    text: '提交的内容有误：{detail}',
    todo: '请核对接口文档，一次提交 1 至 1000 件工单。',
  },
  'intake.keyMissing': {
    http: 401,
    exit: 6,
    text: '没有提供接入密钥',
    todo: '请在请求头 Authorization 中写 Bearer 加密钥；命令行用 --key。密钥由管理员用 desk source add 添加来源时取得。',
  },
  'intake.keyRefused': {
    http: 403,
    exit: 6,
    text: '接入密钥不对或已停用',
    todo: '请核对密钥；遗失的，请管理员用 desk source add 名称 --renew 换新密钥。',
  },
  'intake.keyNeeded': {
    ...unusable,
    exit: 6,
    text: '没有给出接入密钥',
    todo: '请用 --key 给出密钥。只有本机上以 --demo 启动的服务端可以不给。',
  },
  'intake.urlInvalid': {
    ...unusable,
    text: '服务端地址 {url} 不对',
    todo: '请写完整的 https 地址，如 https://localhost:8443。',
  },
  'intake.serverNeeded': {
    ...unusable,
    text: '没有给出服务端地址，本机也没有正在运行的服务端',
    todo: '请用 --server 给出服务端的 https 地址，或先在本机运行 desk serve。',
  },
})
