import type { Conflict } from '../../domain/conflict'
import type { EntityMap, EntityRef } from '../../domain/entities'
import { entityLabel } from '../../domain/entity-labels'
import type { SupervisionCase } from '../../domain/supervision-case'
import type { CommandContext } from './command'
import type { WorkingSet } from './working-set'

/** Where the conflict of a record stands: in its case, else beside the record, with who sees it there. */
export type ConflictHome = Pick<Conflict, 'region' | 'caseId' | 'audience' | 'organId' | 'about'>

export function conflictHome(set: WorkingSet, ref: EntityRef, ctx: CommandContext): ConflictHome {
  const home = caseOfRecord(set, ref)
  if (home) return { caseId: home.id, region: home.region }
  const doc = (set.row(ref)?.doc ?? {}) as Readonly<Record<string, unknown>>
  return {
    region: typeof doc.region === 'string' ? doc.region : ctx.actor.region,
    audience: audienceOf(set, ref),
    organId: ctx.actor.organId,
    about: nameOf(doc) ?? entityLabel(ref.type),
  }
}

function caseOfRecord(set: WorkingSet, ref: EntityRef): SupervisionCase | undefined {
  switch (ref.type) {
    case 'supervisionCase':
      return set.get('supervisionCase', ref.id)
    case 'officialDocument':
    case 'consultation':
    case 'supervisionOrder':
    case 'inspection':
    case 'attachment':
      return set.get('supervisionCase', set.get(ref.type, ref.id)?.caseId ?? '')
    // A department's paper and a 移送 know a case, whose people must not learn of them.
    default:
      return undefined
  }
}

/** A record that says less to some of those who see it is argued about by the two alone. */
function audienceOf(set: WorkingSet, ref: EntityRef): NonNullable<Conflict['audience']> {
  switch (ref.type) {
    case 'transfer':
      return 'transfer'
    case 'submission':
    case 'dataReturn':
      return 'organ'
    case 'attachment':
      return attachmentAudience(set.get('attachment', ref.id))
    case 'supervisionOrder':
    case 'consultation':
    case 'campaign':
    case 'shareAgreement':
    case 'returnTemplate':
      return 'region'
    default:
      return 'parties'
  }
}

function attachmentAudience(file: EntityMap['attachment'] | undefined): 'organ' | 'region' | 'parties' {
  if (!file || file.confidential) return 'parties'
  return (file.owner.type === 'submission' && !file.sentAt) || file.fromGovernment ? 'organ' : 'region'
}

function nameOf(doc: Readonly<Record<string, unknown>>): string | undefined {
  const found = [doc.title, doc.topic, doc.matter, doc.name, doc.source].find(
    (name): name is string => typeof name === 'string' && name !== '',
  )
  return found?.slice(0, 200)
}
