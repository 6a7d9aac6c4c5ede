export const statusMessages = {
  pending: '待上传',
  pendingHint: '已保存在本机，联网后自动上传',
  awaitingNumber: '待编号',
  waits: {
    filing: '待批立案',
    legalReview: '待法制审核',
    filingCorrection: '立案被退回',
    legalCorrection: '法制审核未通过',
  },
  dueOn: (day: string) => `最后期限：${day}`,
  internalLimit: '内部时限',
} as const
