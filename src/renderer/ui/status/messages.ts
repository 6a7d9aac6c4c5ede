export const statusMessages = {
  pending: '待上传',
  pendingHint: '已保存在本机，联网后自动上传',
  awaitingNumber: '待编号',
  dueOn: (day: string) => `最后期限：${day}`,
  internalLimit: '内部时限',
} as const
