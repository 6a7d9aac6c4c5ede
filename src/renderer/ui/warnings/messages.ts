export const warningWords = {
  limits: {
    triage: '初核',
    filing: '立案审批',
    review: '审查',
    rectify: '整改',
    escalate: '报请',
    reply: '答复诉求人',
    forwardFollowUp: '转送跟踪',
  },
  overdue: (what: string) => `${what}期限已过`,
  near: (what: string) => `${what}期限临近`,
  due: (at: string) => `${at}到期`,
  returnOf: (organ: string, title: string) => `${organ}未按期报送：${title}`,
  unknownCase: '案件',
  awaitingNumber: '待编号',
  figure: (name: string, value: string) => `${name} ${value}`,
  severity: { red: '紧急', amber: '关注' },
} as const
