/** As texts are kept for searching and words are looked for: no case, no full-width letters and digits. */
export function searchable(...parts: readonly (string | undefined)[]): string {
  return parts
    .filter((part) => part)
    .join('\n')
    .normalize('NFKC')
    .toLowerCase()
}

/** The words of a search; all of them must occur. */
export function wordsOf(text: string | undefined): readonly string[] {
  return searchable(text)
    .split(/\s+/)
    .filter((word) => word !== '')
}
