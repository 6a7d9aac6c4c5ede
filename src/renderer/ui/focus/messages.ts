export const placeMessages = {
  tabs: { board: '监督看板', campaigns: '专项监督', warnings: '预警' },
  noField: '未归类',
  noOrgan: '未明确单位',
  whole: '全部',
  month: (year: number, month: number) => `${year}年${month}月`,
  monthOnly: (month: number) => `${month}月`,
  months: (from: string, to: string) => `${from}至${to}`,
} as const
