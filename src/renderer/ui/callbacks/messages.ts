export const callbackTexts = {
  record: '登记回访',
  recordResult: '登记办理结果',
  reached: { yes: '已接通', no: '未接通' },
  calls: '回访',
  unreached: '未接通',
} as const
