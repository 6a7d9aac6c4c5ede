import type { EntityMap, EntityType } from '../domain/entities'
import { veilNumbers } from '../domain/private-numbers'
import { isSecretReporter, type UnmaskField, unmaskedText, unmaskFields } from '../domain/reporter-privacy'
import type { Reporter } from '../domain/work-order'
import type { Projection } from './scopes'

/** What a scope shows of a row. Masking happens on the server: a client never holds what its user may not see. */
export function projected<T extends EntityType>(type: T, doc: EntityMap[T], projection: Projection): object {
  switch (type) {
    case 'workOrder':
      return projectOrder(doc as EntityMap['workOrder'], projection)
    case 'supervisionCase':
      return projectCase(doc as EntityMap['supervisionCase'], projection)
    case 'officialDocument':
      return projectDocument(doc as EntityMap['officialDocument'], projection)
    case 'attachment':
      return projectAttachment(doc as EntityMap['attachment'], projection)
    case 'supervisionOrder':
      return projectOrderGiven(doc as EntityMap['supervisionOrder'], projection)
    case 'inspection':
      return projectInspection(doc as EntityMap['inspection'], projection)
    case 'enforcementRecord':
      return projectRecord(doc as EntityMap['enforcementRecord'], projection)
    case 'organGrade':
      return projectGrade(doc as EntityMap['organGrade'], projection)
    default:
      return doc
  }
}

/** Where and what a photo shows is for those who work on the case. */
function projectAttachment(doc: EntityMap['attachment'], projection: Projection): object {
  if (projection === 'full') return doc
  const { thumbnail: _thumbnail, geo: _geo, ...rest } = doc
  return rest
}

/** Whoever helps on site knows where and when to be, with whom and what for; what is found there is not his. */
function asTask(doc: EntityMap['inspection']): object {
  const { signatures: _signatures, corrections: _corrections, pack: _pack, ...rest } = doc
  const unsaid = { attending: '', observers: [], recusalAnswer: '', found: '', remarks: '', shares: [] }
  return { ...rest, ...unsaid, caseId: '-', items: {}, statements: {}, signatures: {}, corrections: [] }
}

/** Who was asked and what tells him apart is for those who work on the case; what was found is for the region. */
function projectInspection(doc: EntityMap['inspection'], projection: Projection): object {
  if (projection === 'full') return doc
  if (projection === 'addressee') return asTask(doc)
  const statements = Object.entries(doc.statements).map(([id, one]) => [id, { ...one, person: '', identity: '' }])
  return { ...doc, attending: '', observers: [], statements: Object.fromEntries(statements), signatures: {} }
}

function projectOrder(doc: EntityMap['workOrder'], projection: Projection): object {
  if (projection === 'full') return doc
  const { raw: _raw, ...rest } = doc
  const texts = { title: veilNumbers(doc.title), content: veilNumbers(doc.content), reply: veilNumbers(doc.reply) }
  return { ...rest, ...texts, reporter: maskedReporter(doc) }
}

/**
 * City-wide rows go without phone, address and identity; of a secret reporter not even the name (domain.md §6). What was
 * left out is named, so that a screen tells it from what was never given.
 */
function maskedReporter(order: EntityMap['workOrder']): Reporter {
  const kept = isSecretReporter(order) ? '' : order.reporter.name
  const left = (field: UnmaskField) => (field === 'name' ? kept === '' : true)
  const withheld = unmaskFields.filter((field) => left(field) && unmaskedText(order, field) !== '')
  return { ...order.reporter, name: kept, phone: '', address: '', creditCode: '', withheld }
}

function projectCase(doc: EntityMap['supervisionCase'], projection: Projection): object {
  switch (projection) {
    case 'full':
      return doc
    case 'addressee':
      return beforeGovernment(doc)
    case 'region':
      return { ...doc, notes: '', party: doc.party && { ...doc.party, name: '' }, ...unnamedInterviews(doc) }
    case 'hotline': {
      // Hotline staff see stage and final reply, never findings or drafts.
      const {
        id,
        caseNo,
        orderIds,
        region,
        stage,
        answer,
        jurisdictionOrganId,
        flags,
        createdAt,
        createdBy,
        updatedAt,
        updatedBy,
      } = doc
      return {
        id,
        caseNo,
        title: '',
        origin: doc.origin,
        orderIds,
        region,
        stage,
        answer,
        jurisdictionOrganId,
        flags,
        issues: [],
        patterns: [],
        createdAt,
        createdBy,
        updatedAt,
        updatedBy,
      }
    }
  }
}

/** Who was questioned may be the reporter himself, and what he says tells who he is: the region sees that it was done. */
function unnamedInterviews({ interviews }: EntityMap['supervisionCase']) {
  if (!interviews) return {}
  const unnamed = Object.entries(interviews).map(([id, one]) => [
    id,
    { ...one, person: '', identity: '', place: '', answers: [], refusal: '' },
  ])
  return { interviews: Object.fromEntries(unnamed) }
}

/** The government has the request and its annexes before it; of the case it sees where it stands, never the inside. */
function beforeGovernment(doc: EntityMap['supervisionCase']): object {
  const { id, caseNo, title, origin, region, stage, flags, createdAt, createdBy, updatedAt, updatedBy } = doc
  const { respondentOrganId, jurisdictionOrganId, opinionId, requestId, decisionId, approval, refusal } = doc
  const known = { respondentOrganId, jurisdictionOrganId, opinionId, requestId, decisionId, approval, refusal }
  const nothing = { orderIds: [], acts: {}, issues: [], patterns: [], tags: [], handlerIds: [] }
  const unsaid = { limits: {}, checklist: {}, findings: {}, reopenings: [], openConflictIds: [] }
  const stamps = { createdAt, createdBy, updatedAt, updatedBy }
  return { id, caseNo, title, origin, region, stage, flags, ...known, ...nothing, ...unsaid, ...stamps }
}

/** Whoever is pressed sees what he is told and what he answered; who checked it, and why, stays inside. */
function projectOrderGiven(doc: EntityMap['supervisionOrder'], projection: Projection): object {
  if (projection === 'full') return doc
  const { wantedOn: _wantedOn, ...rest } = doc
  const checks = doc.checks.filter(({ result }) => result === 'notEnough').map((check) => ({ ...check, checkedBy: [] }))
  return { ...rest, checks, outcome: doc.status === 'closed' ? '' : doc.outcome }
}

/** The organ reads its grade and why; which officer decided stays inside. */
function projectGrade(doc: EntityMap['organGrade'], projection: Projection): object {
  if (projection === 'full') return doc
  const decisions = doc.decisions.map((one) => ({ ...one, by: '-' }))
  return { ...doc, decisions, createdBy: '-', updatedBy: '-' }
}

/** Regions see what a department reports but for the party's code and what the source sent besides. */
function projectRecord(doc: EntityMap['enforcementRecord'], projection: Projection): object {
  return projection === 'full' ? doc : { ...doc, creditCode: '', raw: {} }
}

function projectDocument(doc: EntityMap['officialDocument'], projection: Projection): object {
  if (projection === 'full') return doc
  return { ...doc, approvals: [], versions: [], sealUses: [], prints: [] }
}
