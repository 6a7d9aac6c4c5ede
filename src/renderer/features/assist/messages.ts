export const assistTexts = {
  title: '协助核查',
  hint: '司法局安排的现场核查，本所协助到场。案件内容和核查情况由司法局掌握。',
  emptyTitle: '没有需要协助的现场核查',
  emptyText: '司法局在安排现场核查时选定本所协助的，在这里显示时间、地点和人员。',
  day: '日期',
  place: '地点',
  organ: '被核查单位',
  purpose: '目的',
  inspectors: '核查人员',
  state: '状态',
} as const
