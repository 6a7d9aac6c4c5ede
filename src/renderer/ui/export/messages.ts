export const exportMessages = {
  excel: '导出 Excel',
  title: (what: string) => `导出${what}`,
  text: (rows: string) => `共 ${rows} 条。文件末尾注明导出人、时间、条数和用途，导出情况登记备查。`,
  purpose: '用途',
  purposeHint: '如年度统计、归档、报送',
  purposeMissing: '请填写用途',
  ok: '导出',
  nothing: '没有可导出的内容',
  done: (name: string) => `已导出：${name}`,
  filter: 'Excel 工作簿',
  note: (who: string, when: string, rows: string, purpose: string) =>
    `${who}　${when}导出，${rows} 条，用途：${purpose}`,
} as const
