export const linkageTexts = {
  title: '联动',
  handOff: '移交 110 等',
  handBack: '登记联动结果',
  save: '保存',
  waiting: '等待反馈',
  line: (line: string, direction: string, refNo: string) => [`${direction} ${line}`, refNo].filter(Boolean).join('　'),
} as const
