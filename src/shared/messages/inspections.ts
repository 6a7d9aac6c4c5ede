import { defineMessages } from './message'

const refused = { http: 409, exit: 4 } as const
const invalid = { http: 400, exit: 2 } as const

/** Refusals of 现场核查. */
export const inspectionMessages = defineMessages({
  'inspections.exists': { ...refused, text: '这次现场核查已经登记', todo: '请打开已有的核查继续办理' },
  'inspections.wrongStatus': {
    ...refused,
    text: '现场核查“{status}”，此操作须在“{needed}”时办理',
    todo: '请先完成前一步；已完成的核查只能更正，不能改写',
  },
  'inspections.caseNotOpen': {
    ...refused,
    text: '案件“{title}”已转送或者已经办结',
    todo: '办理中的案件才能安排现场核查',
  },
  'inspections.helperWrong': { ...invalid, text: '{organ}不是司法所', todo: '协助单位请选择司法所' },
  'inspections.fewInspectors': {
    ...invalid,
    text: '现场核查人员只有 {n} 人，少于 2 人',
    todo: '请至少安排两名持有行政执法监督证件的核查人员',
  },
  'inspections.inspectorTwice': { ...invalid, text: '{name}重复列为核查人员', todo: '两名核查人员必须是不同的人' },
  'inspections.certMissing': {
    ...invalid,
    text: '{names}没有行政执法监督证件号',
    todo: '请填写证件号；没有监督证件的人员不能作为核查人员，可列为见证人或其他在场人员',
  },
  'inspections.certOther': {
    ...invalid,
    text: '{name}的证件号与用户资料中登记的“{certNo}”不一致',
    todo: '请核对证件；资料有误的，请管理员更正后再安排',
  },
  'inspections.inspectorOfOther': {
    ...invalid,
    text: '{name}不是本机关的监督员',
    todo: '请选择本机关的核查人员；其他机关的人员可列为见证人或其他在场人员',
  },
  'inspections.notInspector': {
    ...refused,
    text: '现场记录由核查人员办理：{names}',
    todo: '需要您参加的，请先把您列为核查人员',
  },
  'inspections.fieldMissing': { ...invalid, text: '没有填写“{what}”', todo: '请填写后再试' },
  'inspections.certNotShown': {
    ...invalid,
    text: '没有出示证件或者没有告知申请回避的权利，不能开始核查',
    todo: '请先向在场人员出示证件、表明身份并询问是否申请回避，然后勾选',
  },
  'inspections.timeAhead': {
    ...invalid,
    text: '{what}（{at}）晚于现在',
    todo: '请检查这台机器的时钟和填写的时间',
  },
  'inspections.endBeforeStart': {
    ...invalid,
    text: '结束时间（{end}）早于开始时间（{start}）',
    todo: '请核对结束时间',
  },
  'inspections.itemUnknown': { ...invalid, text: '没有这个核查事项', todo: '请刷新后重新选择' },
  'inspections.statementUnknown': { ...invalid, text: '没有这份询问记录', todo: '请刷新后重新选择' },
  'inspections.statementEmpty': { ...invalid, text: '询问记录没有一问一答', todo: '请至少记录一个问题和回答' },
  'inspections.nothingToSign': {
    ...refused,
    text: '笔录还没有内容，不能签名',
    todo: '请先记录核查结果、现场情况或者询问，再请在场人员阅读签名',
  },
  'inspections.signatureEmpty': {
    ...invalid,
    text: '签名板上没有笔迹',
    todo: '请在签名板上签名；拒绝签名的，选择“拒绝签名”并写明理由',
  },
  'inspections.signatureOneWay': {
    ...invalid,
    text: '签名须为屏幕签名、纸质签名、拒绝签名之一',
    todo: '请选择一种方式',
  },
  'inspections.signatureGone': { ...refused, text: '该签名不存在或者已经作废', todo: '请刷新后重新选择' },
  'inspections.signaturesMissing': {
    ...refused,
    text: '还没有签名：{names}',
    todo: '请逐人签名；拒绝签名的写明理由，有条件的请见证人签名',
  },
  'inspections.changedAfterSign': {
    ...refused,
    text: '{names}签名后笔录又有改动',
    todo: '请将改动后的笔录再次交其阅读并重新签名，原签名作废',
  },
  'inspections.nothingFound': {
    ...refused,
    text: '没有记录现场核查情况',
    todo: '请写明看到了什么、问了什么、取得了哪些材料，再结束核查',
  },
  'inspections.packEmpty': { ...invalid, text: '离线包里没有案件', todo: '请至少选择一件案件' },
  'inspections.packEnded': { ...invalid, text: '离线包的截止日期早于今天', todo: '请选择今天或以后的日期' },
  'inspections.packNoRoom': {
    ...refused,
    text: '离线包还需要 {need} MB，本机可用空间约 {free} MB',
    todo: '请清理磁盘，或减少离线包中的案件后重试；已取得的文件保留',
  },
  'inspections.packFailed': {
    ...refused,
    text: '还有 {n} 份文件没有取得',
    todo: '请检查网络后再次取回；已取得的文件保留在本机',
  },
  'inspections.notAPicture': {
    ...invalid,
    text: '“{name}”不是可以显示的照片',
    todo: '请使用 JPEG、PNG 或 WebP 照片；苹果手机的 HEIC 照片请先在相机设置中改为“兼容性最佳”。其他文件请作为案件附件添加',
  },
  'inspections.cameraRefused': {
    ...refused,
    text: '没有取得摄像头的使用许可',
    todo: '请在浏览器地址栏或系统设置中允许使用摄像头；也可以用手机、相机拍照后从文件添加',
  },
  'inspections.cameraMissing': {
    ...refused,
    text: '这台机器没有可用的摄像头，或正被其他程序占用',
    todo: '请关闭其他使用摄像头的程序；也可以用手机、相机拍照后从文件添加',
  },
})
