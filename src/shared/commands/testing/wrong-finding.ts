import type { SupervisionCase } from '../../domain/supervision-case'

/** What makes a case one that must be corrected. */
export const wrongFinding: SupervisionCase['findings'][string] = {
  id: 'f',
  issue: 'x',
  topic: 'fact',
  fact: '',
  evidence: [],
  basisIds: [],
  nature: 'unlawful',
  correction: '',
}
