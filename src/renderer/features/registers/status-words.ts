import { documentStatus, documentStatusLabels } from '#shared/domain/official-document'

/** A status in words; one that this version does not know stays as it is. */
export function statusWords(status: string): string {
  const known = documentStatus.safeParse(status)
  return known.success ? documentStatusLabels[known.data] : status
}
