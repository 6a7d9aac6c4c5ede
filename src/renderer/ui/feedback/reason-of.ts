/** What an error says to people: a refusal's words, which stay when it comes out of the data worker; none of a bug. */
export function reasonOf(failed: unknown): string | undefined {
  return failed instanceof Error && failed.name === 'DeskError' ? failed.message : undefined
}
