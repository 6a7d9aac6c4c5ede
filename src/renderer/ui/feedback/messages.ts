export const feedbackMessages = {
  fillIn: (label: string) => `请填写${label}`,
  commandUnknown: '正在核对是否可以办理',
} as const
