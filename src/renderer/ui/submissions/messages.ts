export const submissionTexts = {
  title: '部门来文',
  late: '逾期',
  until: '申请延至',
  competent: '认为应由',
  basis: '依据：',
  due: '答复期限',
  decide: '答复',
  answered: '答复',
  granted: '同意',
  refused: '不同意',
  scan: '盖章扫描件',
  save: '答复',
} as const
