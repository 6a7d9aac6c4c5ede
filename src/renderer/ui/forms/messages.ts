export const formMessages = {
  findOrgan: '输入机关名称查找',
  findCase: '输入案号、名称或机关查找案件',
} as const
