export const thresholdMessages = {
  save: '保存阈值',
  saved: '阈值已保存，看板和预警随即按新阈值判断',
  hint: '全市共用一套。调整理由与调整人记入审计。',
  groups: { board: '看板和专项监督建议', warning: '预警' },
  notAllowed: '阈值由管理员或者审核人调整。',
  current: '当前阈值',
} as const
