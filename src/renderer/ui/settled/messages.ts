export const settledTexts = {
  title: '会商议定',
  hint: '以前会商对同类事项议定的管辖和处置规范',
  proposed: '待热线确认',
  organ: (name: string) => `由${name}办理`,
} as const
