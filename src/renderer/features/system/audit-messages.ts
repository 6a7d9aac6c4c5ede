import type { AuditProblemKind } from '#shared/sync/audit-protocol'

/** Acts of the server and of administrators, which stand in no case's record. */
const serverActs: Readonly<Record<string, string>> = {
  'audit.export': '导出审计记录',
  'client.disable': '停用设备',
  'client.enable': '启用设备',
  'file.handIn': '停用设备上交文件',
  'intake.orders': '接收工单',
  'intake.records': '接收执法记录',
  'quarantine.apply': '准予执行待审核的操作',
  'quarantine.dismiss': '不予执行待审核的操作',
  'reference.seed': '装入基础数据',
  'source.add': '登记来源',
  'store.recover': '恢复本机数据密钥',
  'system.restore': '从备份恢复',
  'triage.train': '训练研判模型',
  'user.change': '调整用户岗位',
  'user.create': '新建用户',
  'user.disable': '停用用户',
  'user.enable': '启用用户',
  'user.password': '修改密码',
}

const problemKinds: Readonly<Record<AuditProblemKind, string>> = {
  changed: '内容被改动',
  missing: '缺少记录或次序不对',
  unlinked: '与前一条不相接',
  malformed: '格式不对',
  headMoved: '链尾与库中所记不符',
}

export const auditMessages = {
  note: '全部操作按发生次序记成一条哈希链，只增不改；这里只有编号和校验值，没有案件内容。',
  from: '起始日期',
  until: '截止日期',
  person: '人员',
  act: '操作',
  touched: '对象编号（案件、工单、文书的 ID）',
  export: '导出全部记录',
  exportFile: (day: string) => `审计记录-${day}.ndjson`,
  exportFilter: '审计记录',
  exported: '已导出。可在其他机器上用 desk verify-audit 校验',
  verify: '校验全链',
  whole: (entries: number, seq: number, hash: string) =>
    `共 ${entries} 条记录，逐条校验无误。链尾第 ${seq} 条，校验值 ${hash.slice(0, 16)}…`,
  broken: (entries: number, problems: number) =>
    `共 ${entries} 条记录，发现 ${problems} 处问题，请立即报告负责人并保存备份`,
  problem: (seq: number, kind: AuditProblemKind) => `第 ${seq} 条：${problemKinds[kind]}`,
  more: '更早的记录',
  nothing: '没有符合条件的记录',
  seq: '序号',
  at: '时间',
  who: '人员',
  role: '身份',
  device: '设备',
  what: '操作',
  objects: '对象',
  system: '系统',
  deviceAt: '本机时间',
  command: '命令编号',
  client: '客户端编号',
  before: '操作前校验值',
  after: '操作后校验值',
  none: '无',
  previous: '前一条校验值',
  hash: '本条校验值',
  serverActs,
} as const
