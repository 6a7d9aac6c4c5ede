export const appMessages = {
  product: '执法监督工作台',
  attentionWaits: (count: number) => `有 ${count} 项需要您处理`,
  newVersion: '新版本已就绪',
  newVersionHint: '关闭全部窗口后自动启用；也可以现在启用，已保存的内容不受影响，未提交的表单请先提交。',
  startNewVersion: '现在启用',
} as const
