import type { EntityType } from '#shared/domain/entities'
import type { Topic } from '../../data/desk-worker-api'
import type { StoreChange } from '../sync/store-change'

const topicOf: Readonly<Record<EntityType, Topic | undefined>> = {
  workOrder: 'orders',
  supervisionCase: 'cases',
  officialDocument: 'documents',
  conflict: 'attention',
  caseAction: undefined,
  attachment: 'attachments',
  consultation: 'consultations',
  consultationProposal: 'consultations',
  supervisionOrder: 'supervision',
  submission: 'supervision',
  callbackSample: 'supervision',
  inspection: 'inspections',
  minutes: 'minutes',
  minutesUpdate: undefined,
  exportRecord: undefined,
  unmaskLog: 'privacy',
  organ: 'reference',
  userProfile: 'reference',
  dictionary: 'reference',
  holidayYear: 'reference',
  legalBasis: 'reference',
  documentRule: 'reference',
  documentTemplate: 'reference',
  delegation: 'reference',
  classStandard: 'reference',
  triageModel: 'reference',
  enforcementRecord: 'records',
  transfer: 'transfers',
  thresholds: 'reference',
  campaign: 'campaigns',
  warning: 'warnings',
  dispatchEntry: 'hotline',
  taxonomyMap: 'hotline',
  sheetProfile: 'hotline',
  shareAgreement: 'sharing',
  returnTemplate: 'sharing',
  dataReturn: 'sharing',
  sharePush: 'sharing',
  organGrade: 'evaluation',
}

/** Which topics a change is about; a change of a part is one of its case too. */
export function changedTopics({ put, gone, outbox, attention }: StoreChange): Topic[] {
  const topics = new Set<Topic>()
  for (const { type, id } of [...put, ...gone]) {
    const topic = topicOf[type]
    if (topic) topics.add(topic)
    if (type === 'supervisionCase') topics.add(`case/${id}`)
  }
  for (const { type, doc } of put) {
    const caseId = caseOf(type, doc)
    if (caseId) topics.add(`case/${caseId}`)
    if (type === 'minutesUpdate') topics.add(`minutes/${(doc as { minutesId: string }).minutesId}`)
  }
  // Their number is part of the status.
  if (topics.has('attention') || outbox) topics.add('sync')
  if (attention) topics.add('attention')
  return [...topics]
}

function caseOf(type: EntityType, doc: object): string | undefined {
  if (type === 'workOrder') return (doc as { lead?: { caseId?: string } }).lead?.caseId
  return (doc as { caseId?: string }).caseId
}
