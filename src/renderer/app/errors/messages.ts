export const errorMessages = {
  title: '本页出错了',
  code: (report: string) => `编号 ${report}`,
  save: '保存诊断文件',
  saveHint: '诊断文件只含出错位置，不含案件内容和个人信息。',
  retry: '重新打开本页',
  reload: '刷新整个程序',
  background: '后台出错，数据未受影响',
} as const
