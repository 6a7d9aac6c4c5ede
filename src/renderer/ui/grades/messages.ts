export const gradeTexts = {
  tip: (year: number, meaning: string) => `${year}年度等次：${meaning}`,
} as const
