import type { OfficialDocument } from '#shared/domain/official-document'
import type { Role } from '#shared/domain/roles'
import { explain, type Refusal } from '#shared/messages/catalogue'
import { documentTexts as text } from './messages'

/**
 * What the document waits for, where no button says it: what keeps its officer from sending it, or in whose hands it is.
 * `errors` counts what the legality check finds wrong in it.
 */
export function nextHint(
  document: OfficialDocument,
  offered: Readonly<Record<string, Refusal | null>> | undefined,
  roles: readonly Role[],
  errors: number,
): string | undefined {
  switch (document.status) {
    case 'draft':
    case 'returned': {
      if (!roles.includes('officer')) return undefined
      const refusal = offered?.['document.submit']
      if (refusal) return text.hint.cannotSubmit(explain(refusal))
      return errors > 0 ? text.hint.toMend(errors) : undefined
    }
    case 'inReview':
      return roles.includes('reviewer') ? undefined : text.hint.inReview
    case 'approved':
      return roles.includes('issuer') || document.numbering !== 'own' ? undefined : text.hint.approved
    default:
      return undefined
  }
}
