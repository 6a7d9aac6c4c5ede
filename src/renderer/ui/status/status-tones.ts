import type { DocumentStatus } from '#shared/domain/official-document'
import type { CaseStage } from '#shared/domain/supervision-case'
import type { LeadState } from '#shared/domain/work-order'
import type { Tone } from './status-tag'

export const stageTones: Readonly<Record<CaseStage, Tone>> = {
  triage: 'accent',
  forwarded: 'accentOutline',
  review: 'accent',
  rectifying: 'accentOutline',
  verifying: 'accent',
  escalating: 'accentOutline',
  decided: 'accentSolid',
  accountable: 'accentSolid',
  closed: 'neutral',
  archived: 'quiet',
}

export const leadTones: Readonly<Record<LeadState, Tone>> = {
  open: 'accent',
  accepted: 'accentOutline',
  merged: 'accentOutline',
  declined: 'neutral',
}

export const documentTones: Readonly<Record<DocumentStatus, Tone>> = {
  draft: 'neutral',
  inReview: 'accentOutline',
  returned: 'amber',
  approved: 'accent',
  issued: 'accentSolid',
  delivered: 'accentOutline',
  replied: 'accentOutline',
  filed: 'quiet',
  recalled: 'quiet',
  revoked: 'quiet',
  corrected: 'quiet',
  void: 'quiet',
}

/** Levels of domain.md §2; a city's own level is shown without emphasis. */
const levelTones: Readonly<Record<string, Tone>> = { sensitive: 'accentSolid', major: 'accent', general: 'quiet' }
export function levelTone(code: string): Tone {
  return levelTones[code] ?? 'quiet'
}
