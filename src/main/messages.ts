/** What the main process shows by itself; failures are in the common catalogue. */
export const mainMessages = {
  cut: '剪切',
  copy: '复制',
  paste: '粘贴',
  selectAll: '全选',
  startFailed: '执法监督工作台没有启动',
  startFailedTodo: '请重新安装程序；仍然出现的，把下面的内容交给管理员。',
  printCancelled: '已取消',
} as const
