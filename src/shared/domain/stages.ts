import { type CaseStage, caseStage } from './supervision-case'

/** Stages in which a case is somebody's work. */
export const openStages: ReadonlySet<CaseStage> = new Set(
  caseStage.options.filter((stage) => stage !== 'closed' && stage !== 'archived'),
)

/** From here on the government takes part, and sees the case. */
export const governmentStages: ReadonlySet<CaseStage> = new Set(['escalating', 'decided', 'accountable'])
