export const formMessages = {
  findOrgan: '输入机关名称查找',
} as const
