export const alarmTexts = {
  banner: (who: string, day: string, n: number) => `${who} ${day}查看诉求人信息 ${n} 项，超过每日 20 项`,
  more: (n: number) => `另有 ${n} 条`,
  look: '核查',
  title: (who: string, day: string) => `${who}　${day}的查看记录`,
  at: '时间',
  order: '工单',
  field: '查看内容',
  reason: '理由',
  review: '核查完毕',
  reviewTitle: '登记核查情况',
  note: '核查情况',
} as const
