export const appMessages = {
  updateTitle: (version: string) => `新版本 ${version} 可以安装`,
  updateText: '安装前会先备份本机数据。安装时工作台会关闭，请先提交未保存的表单；未上传的办理内容不受影响。',
  updateNow: '备份并安装',
  updateLater: '以后再说',
  updateFailed: '没有更新',
  product: '执法监督工作台',
  warningsWait: (n: number) => `有 ${n} 条预警待处理`,
  attentionWaits: (count: number) => `有 ${count} 项需要您处理`,
  newVersion: '新版本已就绪',
  newVersionHint: '关闭全部窗口后自动启用；也可以现在启用，已保存的内容不受影响，未提交的表单请先提交。',
  startNewVersion: '现在启用',
} as const
