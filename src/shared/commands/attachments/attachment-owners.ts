import type { EntityRef, EntityType } from '../../domain/entities'
import type { Refusal } from '../../messages/catalogue'
import { onDraft } from '../departments/define-submission-command'
import { type CommandContext, type ReadTx, refuse } from '../engine/command'
import { needOpenCase, needRole, needStage, onCase, onDocument } from '../guards'
import { onHome } from '../supervision/define-supervision-command'

/** Where an attachment or minutes belong, taken from what they are part of: who sees the one sees the other. */
export interface PartHome {
  readonly caseId?: string
  readonly region: string
  readonly confidential: boolean
}

interface OwnerRule {
  /** Whether the actor may add, change or take back parts of it now. */
  readonly allowed: (tx: ReadTx, id: string, ctx: CommandContext) => Refusal | undefined
  readonly home: (tx: ReadTx, id: string) => PartHome | undefined
}

const keepers = ['officer', 'clerk', 'reviewer'] as const

/** The government's office adds the scan of what was signed to the request or the decision, while it is before it. */
function beforeGovernment(tx: ReadTx, id: string): Refusal | undefined {
  const document = tx.get('officialDocument', id)
  const found = document && tx.get('supervisionCase', document.caseId)
  if (!document || !found || (document.kind !== 'request' && document.kind !== 'decision'))
    return refuse('general.notFound', { what: '文书' })
  return needStage(found, 'escalating')
}

function homeInCase(tx: ReadTx, caseId: string | undefined): PartHome | undefined {
  const found = caseId === undefined ? undefined : tx.get('supervisionCase', caseId)
  return found && { caseId: found.id, region: found.region, confidential: found.flags.confidential }
}

/** Files of a document of no case lie where it lies. */
function documentHome(tx: ReadTx, id: string): PartHome | undefined {
  const document = tx.get('officialDocument', id)
  if (!document?.ownFile) return homeInCase(tx, document?.caseId)
  return { caseId: document.caseId, region: document.region, confidential: false }
}

/** What files may be attached to, and minutes be taken of. Another kind of owner is a line here. */
const owners: Partial<Record<EntityType, OwnerRule>> = {
  supervisionCase: {
    allowed: (tx, id, ctx) => onCase(tx, id, ctx, keepers, needOpenCase),
    home: (tx, id) => homeInCase(tx, id),
  },
  documentTemplate: {
    allowed: (_tx, _id, ctx) => needRole(ctx, 'admin'),
    home: (tx, id) => {
      const template = tx.get('documentTemplate', id)
      return template && { region: template.region, confidential: false }
    },
  },
  officialDocument: {
    // The issued file is kept by whoever signed it, receipts also come back when the case is over.
    allowed: (tx, id, ctx) =>
      ctx.actor.roles.includes('government')
        ? beforeGovernment(tx, id)
        : onDocument(tx, id, ctx, [...keepers, 'issuer', 'archivist']),
    home: documentHome,
  },
  inspection: {
    allowed: (tx, id, ctx) => {
      const found = tx.get('inspection', id)
      return found ? onCase(tx, found.caseId, ctx, keepers) : refuse('general.notFound', { what: '现场核查' })
    },
    home: (tx, id) => homeInCase(tx, tx.get('inspection', id)?.caseId),
  },
  consultation: {
    allowed: (tx, id, ctx) => {
      const found = tx.get('consultation', id)
      return found ? onCase(tx, found.caseId, ctx, keepers) : refuse('general.notFound', { what: '会商' })
    },
    home: (tx, id) => homeInCase(tx, tx.get('consultation', id)?.caseId),
  },
  submission: {
    allowed: (tx, id, ctx) => onDraft(tx, id, ctx),
    // The case behind it is not the department's to see: its files join it when the paper is sent.
    home: (tx, id) => {
      const found = tx.get('submission', id)
      return found && { region: found.region, confidential: false }
    },
  },
  supervisionOrder: {
    allowed: (tx, id, ctx) => {
      const found = tx.get('supervisionOrder', id)
      return found ? onHome(tx, found, ctx, keepers) : refuse('general.notFound', { what: '督办事项' })
    },
    home: (tx, id) => {
      const found = tx.get('supervisionOrder', id)
      return found && (found.caseId ? homeInCase(tx, found.caseId) : { region: found.region, confidential: false })
    },
  },
}

export const ownerTypes = Object.keys(owners) as [EntityType, ...EntityType[]]

export function ownerRule(owner: EntityRef): OwnerRule | undefined {
  return owners[owner.type]
}

/** The owner that an id names: ids are unique over all types. */
export function ownerOf(tx: ReadTx, id: string): EntityRef | undefined {
  const type = ownerTypes.find((type) => tx.get(type, id) !== undefined)
  return type && { type, id }
}

interface PartNames {
  readonly owner: EntityRef
  readonly caseId?: string | undefined
}

/** The owner, and the case it belongs to where it is not the case itself: what a command on a part names besides. */
export function ownerRefs(i: PartNames): EntityRef[] {
  return i.caseId && i.caseId !== i.owner.id ? [i.owner, { type: 'supervisionCase', id: i.caseId }] : [i.owner]
}

/** Where a part of this owner belongs; undefined where the owner is not there, or is of another case. */
export function homeOf(tx: ReadTx, i: PartNames): PartHome | undefined {
  const home = ownerRule(i.owner)?.home(tx, i.owner.id)
  return home && home.caseId === i.caseId ? home : undefined
}
