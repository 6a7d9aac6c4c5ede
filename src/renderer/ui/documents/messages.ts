export const documentUiMessages = {
  voidedMark: '已作废　不得使用',
  printLogText: '印发的文书不加水印，每次打印、导出都登记备查。',
  firstPurpose: '正式印发',
  copies: '份数',
  copiesMissing: '请填写份数',
  purpose: '用途',
  purposeMissing: '请填写用途',
  purposeHint: '如补送部门、归档、复印存查',
} as const
