import { listChange } from './list-change'

export interface ClassificationValues {
  field?: string
  enforcementType?: string
  level?: string
  respondentOrganId?: string
  issues: readonly string[]
  patterns: readonly string[]
  reason: string
}

/**
 * The input of `case.classify`: only what differs from what the form showed. A field that was left alone must not meet a
 * colleague's newer value, and lists travel as additions and removals so that both officers' additions survive.
 */
export function classificationInput(caseId: string, shown: ClassificationValues, now: ClassificationValues) {
  const changed = <K extends 'field' | 'enforcementType' | 'level' | 'respondentOrganId'>(name: K) =>
    now[name] !== undefined && now[name] !== shown[name] ? now[name] : undefined
  return {
    caseId,
    field: changed('field'),
    enforcementType: changed('enforcementType'),
    level: changed('level'),
    respondentOrganId: changed('respondentOrganId'),
    issues: listChange(shown.issues, now.issues),
    patterns: listChange(shown.patterns, now.patterns),
    reason: now.reason,
  }
}
