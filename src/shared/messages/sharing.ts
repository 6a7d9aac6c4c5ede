import { defineMessages } from './message'

const refused = { http: 409, exit: 4 } as const
const invalid = { http: 400, exit: 2 } as const

/** Refusals of 数据共享: agreements, 报送, 推送. */
export const sharingMessages = defineMessages({
  'share.datesBackwards': { ...invalid, text: '有效期早于生效日期', todo: '请重新选择日期' },
  'share.fieldsNeeded': {
    ...invalid,
    text: '缺少必需的栏目',
    todo: '工单须含工单编号、受理时间、诉求内容；执法记录须含记录编号、执法类型、执法机关',
  },
  'share.nothingShared': { ...invalid, text: '没有选择任何栏目', todo: '请至少选择工单或者执法记录的一组栏目' },
  'share.agreementEnded': { ...refused, text: '该协议已经终止', todo: '需要继续共享的，请另行登记协议' },
  'share.sourceOver': {
    http: 403,
    exit: 4,
    text: '来源“{source}”的数据共享协议未生效、已到期或者已终止',
    todo: '请双方续签，由司法局登记后再报；本批数据没有入库',
  },
  'share.pushFieldsNeeded': { ...invalid, text: '推送栏目中没有案号', todo: '请选择案号，否则对方无法对应' },
  'share.planTwice': { ...invalid, text: '同一环节、同一方式列了两次', todo: '请删去重复的一行' },
  'share.reporterToDepartment': {
    ...invalid,
    text: '不得向执法部门提供诉求人信息',
    todo: '请取消诉求人姓名、联系电话两个栏目',
  },
  'push.alreadyMade': { ...refused, text: '这项推送已经生成', todo: '无需重复生成' },
  'push.wrongState': { ...refused, text: '推送“{state}”，此操作须在“{needed}”时办理', todo: '请刷新后查看最新情况' },
  'push.notByHand': {
    ...refused,
    text: '这项推送由系统发送',
    todo: '请等待系统发送；需要人工报送的，请在协议中改为 Excel',
  },
  'push.reasonNeeded': { ...invalid, text: '退回须写明原因', todo: '请写明对方退回的原因' },
  'push.receiptInFuture': { ...invalid, text: '回执时间晚于现在', todo: '请核对对方接收的时间' },
  'push.agreementOver': {
    ...refused,
    text: '协议未生效、已到期或者已终止，不能再向对方推送',
    todo: '需要继续的，请先续签并登记协议；不再推送的，请取消',
  },
  'push.rowsOutOfReach': {
    http: 403,
    exit: 4,
    text: '其中有您应当回避或者无权查看的事项',
    todo: '请由其他承办人办理',
  },
  'push.addressUnknown': {
    ...refused,
    text: '服务端没有登记“{recipient}”的接口地址',
    todo: '请管理员在服务端执行 desk recipient set {recipient}，然后立即重试',
  },
  'push.folderUnknown': {
    ...refused,
    text: '服务端没有登记“{recipient}”的交换文件夹',
    todo: '请管理员在服务端执行 desk recipient set {recipient}，然后立即重试',
  },
  'push.keyRefused': {
    ...refused,
    text: '对方拒绝了签名密钥（HTTP {status}）',
    todo: '请管理员与对方核对密钥，用 desk recipient set 重新登记',
  },
  'push.otherSideBusy': {
    ...refused,
    text: '对方系统暂时不能处理（HTTP {status}）',
    todo: '系统将自动重试；长时间不恢复的，请联系对方',
  },
  'push.tooLarge': { ...refused, text: '对方系统不接收这么大的报文', todo: '请联系对方放宽报文大小限制' },
  'push.noReceipt': {
    ...refused,
    text: '对方系统返回 HTTP {status}，没有回执',
    todo: '请管理员与对方核对接口地址和数据标准',
  },
  'push.untrusted': {
    ...refused,
    text: '不信任 {host} 的证书（{reason}）',
    todo: '请管理员用 desk recipient set --ca 登记对方的根证书',
  },
  'push.unreachable': {
    ...refused,
    text: '连接不上 {host}（{reason}）',
    todo: '系统将自动重试；长时间不恢复的，请检查网络和对方系统',
  },
  'push.folderUnwritable': {
    ...refused,
    text: '交换文件夹不能写入（{code}）',
    todo: '请管理员检查文件夹是否存在、磁盘空间和写入权限',
  },
  'push.receiptFileEmpty': { ...invalid, text: '文件中没有回执', todo: '请按数据标准写入推送编号和结果后重新放入' },
  'push.receiptsBroken': {
    ...invalid,
    text: '{file} 不完整，或者不是一条或一组回执',
    todo: '请核对文件后重新放入',
  },
  'push.receiptNotOurs': { ...invalid, text: '没有发给贵方的这项推送', todo: '请核对推送编号' },
  'push.receiptOutdated': {
    ...invalid,
    text: '已另行推送第 {revision} 版',
    todo: '请对新的一版回执',
  },
  'push.receiptContradicts': { ...invalid, text: '已有不同的回执', todo: '确需更正的，请与司法局联系' },
  'push.receiptIdWrong': {
    ...invalid,
    text: '推送编号“{value}”不对',
    todo: '请与推送文件中的一致',
  },
  'push.receiptResultWrong': { ...invalid, text: '结果“{value}”无法识别', todo: '请写“接收”或“退回”' },
  'push.receiptWrong': { ...invalid, text: '第 {n} 条：{problem}', todo: '{todo}' },
  'push.receiptDateWrong': { ...invalid, text: '接收时间“{value}”不是日期', todo: '请写成 2026-11-23 09:30:00' },
  'linkages.underWay': { ...refused, text: '已移交的事项尚未反馈', todo: '请先登记对方的处理结果' },
  'linkages.none': { ...refused, text: '没有等待反馈的移交事项', todo: '请刷新后查看' },
  'returns.fieldTwice': { ...invalid, text: '有两个栏目的名称或代号相同', todo: '请改成不同的名称和代号' },
  'returns.dictionaryNeeded': { ...invalid, text: '栏目“{field}”没有选择代码表', todo: '请选择代码表，或者改为文字' },
  'returns.retired': { ...refused, text: '该报送模板已经停用', todo: '需要继续报送的，请另建模板' },
  'returns.otherBureau': { ...refused, text: '该项报送由{organ}组织', todo: '由组织报送的司法局办理' },
  'returns.otherOrgan': { ...refused, text: '该项报送不是您单位的', todo: '请从本单位的报送任务中打开' },
  'returns.alreadyOpen': { ...refused, text: '这一期已经下发', todo: '无需重复下发' },
  'returns.wrongState': { ...refused, text: '报送“{state}”，此操作须在“{needed}”时办理', todo: '请刷新后查看最新情况' },
  'returns.nothingWithRows': { ...invalid, text: '选择了零报送，又填有数据', todo: '请取消零报送，或者清除数据' },
  'returns.empty': { ...invalid, text: '没有报送数据', todo: '请上传填好的模板；本期没有的，选择零报送' },
  'returns.rowsWrong': {
    ...invalid,
    text: '报送数据有 {n} 处不符合要求：第 {row} 行 {field}：{reason}',
    todo: '请在表格中改正后重新上传',
  },
  'returns.reasonNeeded': { ...invalid, text: '退回须写明理由', todo: '请写明哪些数据要补正' },
})
