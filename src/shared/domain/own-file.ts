import type { OfficialDocument } from './official-document'
import type { SupervisionCase } from './supervision-case'

/** What is written of many cases at once and therefore lies in none: 效能评价通报, 分析报告. */
export const ownFileKinds = ['evaluation-notice', 'analysis-report'] as const
export type OwnFileKind = (typeof ownFileKinds)[number]

/** Papers that go with such a document in its file. */
export const ownFilePapers: readonly string[] = ['approval-form', 'delivery-receipt']

type FileOf = Pick<OfficialDocument, 'caseId' | 'region' | 'organId' | 'title' | 'createdAt' | 'createdBy' | 'ownFile'>

/**
 * The file of a document of no case, as the guards and drafts of documents ask for it: of the organ that issues it, in the
 * hands of whoever drafted it, at a stage at which documents go out. It is stored nowhere.
 */
export function ownFile(document: FileOf): SupervisionCase | undefined {
  if (!document.ownFile) return undefined
  const { createdAt, createdBy } = document
  return {
    id: document.caseId,
    title: document.title,
    origin: '',
    originNote: '',
    orderIds: [],
    region: document.region,
    jurisdictionOrganId: document.organId,
    acts: {},
    issues: [],
    patterns: [],
    tags: [],
    notes: '',
    flags: { graveImpact: false, enterprise: false, confidential: false },
    handlerIds: [createdBy],
    stage: 'review',
    limits: {},
    checklist: {},
    findings: {},
    reopenings: [],
    openConflictIds: [],
    createdAt,
    createdBy,
    updatedAt: createdAt,
    updatedBy: createdBy,
  }
}
