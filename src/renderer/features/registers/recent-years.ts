/** Years to choose from, this one first: documents are looked for in the last few. */
export function recentYears(present: number): string[] {
  return Array.from({ length: 6 }, (_, ago) => String(present - ago))
}
