export const fileMessages = {
  add: '选择文件',
  hint: '图片或 PDF，先保存在本机，联网后自动上传',
  adding: '正在保存',
  remove: (name: string) => `移除${name}`,
  open: (name: string) => `打开${name}`,
  openFailed: '未能打开附件',
  allFiles: '附件',
} as const
