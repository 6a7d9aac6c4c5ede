import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { z } from 'zod'
import { canonicalJson } from '../sync/canonical-json'
import { addCivilDays } from './civil-date'
import { civilDate, code, entityId, instant, sha256HexShape, shortText, stamps } from './common'

/** The two-inspector rule (domain.md §3). */
export const LEAST_INSPECTORS = 2
/** How long what was packed stays on the machine after the pack's last day (domain.md §6). */
export const PACK_KEEP_DAYS = 7

export const inspectionStatus = z.enum(['planned', 'running', 'finished', 'cancelled'])
export type InspectionStatus = z.infer<typeof inspectionStatus>

export const inspectionStatusLabels: Readonly<Record<InspectionStatus, string>> = {
  planned: '待核查',
  running: '核查中',
  finished: '已完成',
  cancelled: '已取消',
}

/** In the words of the record (`documents/kinds/inspection-record.ts`). */
export const itemResult = z.enum(['ok', 'notOk', 'unchecked'])
export type ItemResult = z.infer<typeof itemResult>

export const itemResultLabels = {
  ok: '符合',
  notOk: '不符合',
  unchecked: '未检查',
} as const satisfies Readonly<Record<ItemResult, string>>

export const inspector = z.object({
  userId: entityId,
  name: z.string(),
  /** 行政执法监督证件号. */
  certNo: z.string(),
})
export type Inspector = z.infer<typeof inspector>

export const inspectionItem = z.object({
  id: entityId,
  order: z.number().int().nonnegative(),
  /** The wording of the day it was planned: a list that changes later does not change what was asked on site. */
  item: z.string(),
  basis: z.string(),
  result: itemResult,
  note: z.string(),
  /** Ids of attachments of the inspection. */
  photoIds: z.array(entityId),
})
export type InspectionItem = z.infer<typeof inspectionItem>

/** 现场询问: who was asked, in what capacity, and every question with its answer. */
export const siteStatement = z.object({
  id: entityId,
  person: z.string(),
  /** Post, and what tells him apart from others. */
  identity: z.string(),
  answers: z.array(z.object({ question: z.string(), answer: z.string() })),
  startedAt: instant,
})
export type SiteStatement = z.infer<typeof siteStatement>

export const signerRole = z.enum(['inspected', 'asked', 'witness', 'inspector'])
export type SignerRole = z.infer<typeof signerRole>

export const signerRoleLabels: Readonly<Record<SignerRole, string>> = {
  inspected: '被核查单位在场人员',
  asked: '被询问人',
  witness: '见证人',
  inspector: '核查人员',
}

/** Signed on the screen, by hand on the printed record, or refused with the reason. */
export const signature = z.object({
  id: entityId,
  role: signerRole,
  person: z.string(),
  at: instant,
  image: z.object({ attachmentId: entityId, sha256: sha256HexShape }).optional(),
  onPaper: z.boolean().default(false),
  refusal: z.object({ reason: z.string(), witness: z.string() }).optional(),
  /** What the record said when it was signed (`signedDigest`): a later change shows. */
  digest: sha256HexShape,
  withdrawn: z.object({ reason: z.string(), at: instant }).optional(),
})
export type Signature = z.infer<typeof signature>

/** 现场核查: prepared at the office, done without network, written down as it happens. All times are those of the site. */
export const inspection = z.object({
  id: entityId,
  caseId: entityId,
  region: code,
  /** Of a case whose rows the region sees masked only. */
  confidential: z.boolean(),
  status: inspectionStatus,
  /** 被核查单位. */
  organId: entityId,
  place: shortText,
  purpose: z.string(),
  /** Code of dictionary `field`; with it came the checklist. */
  field: code,
  plannedOn: civilDate,
  inspectors: z.array(inspector),
  observers: z.array(z.string()),
  /** 司法所 that help: they see the task and nothing of what is found. */
  helperOrganIds: z.array(entityId).optional(),
  /** 离线包: whose rows and files the inspectors take along, and until when. */
  pack: z.object({ caseIds: z.array(entityId), endsOn: civilDate }).optional(),
  /** Everybody who was ever given the full rows of a case for it: the server takes back what is no longer due. */
  shares: z.array(z.object({ userId: entityId, caseId: entityId })),
  /** 在场人员及职务. */
  attending: z.string(),
  certShown: z.boolean(),
  recusalAsked: z.boolean(),
  recusalAnswer: z.string(),
  startedAt: instant.optional(),
  endedAt: instant.optional(),
  items: z.record(entityId, inspectionItem),
  found: z.string(),
  /** 被核查单位意见. */
  remarks: z.string(),
  statements: z.record(entityId, siteStatement),
  signatures: z.record(entityId, signature),
  /** After the end nothing is rewritten: what was wrong is said beside it. */
  corrections: z.array(
    z.object({ id: entityId, what: z.string(), text: z.string(), reason: z.string(), at: instant, by: entityId }),
  ),
  /** Why it was cancelled. */
  cancelReason: z.string(),
  ...stamps,
})
export type Inspection = z.infer<typeof inspection>

/** As planned; what was added on site comes last. */
export function orderedItems(found: Pick<Inspection, 'items'>): InspectionItem[] {
  return Object.values(found.items).sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1))
}

/** In the order in which they were begun: ids are UUIDv7. */
export function orderedStatements(found: Pick<Inspection, 'statements'>): SiteStatement[] {
  return Object.values(found.statements).sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** Those that count, in order of time. */
export function standingSignatures(found: Pick<Inspection, 'signatures'>): Signature[] {
  return Object.values(found.signatures)
    .filter(({ withdrawn }) => !withdrawn)
    .sort((a, b) => (a.at + a.id < b.at + b.id ? -1 : 1))
}

/** What a signature stands for: all that the record says, without who has signed it so far. */
export function signedDigest(found: Inspection): string {
  const { place, attending, certShown, recusalAsked, recusalAnswer, startedAt, items, found: facts, remarks } = found
  const said = {
    ...{ place, attending, certShown, recusalAsked, recusalAnswer, startedAt, facts, remarks },
    ...{ inspectors: found.inspectors, observers: found.observers, items, statements: found.statements },
  }
  return bytesToHex(sha256(utf8ToBytes(canonicalJson(said))))
}

/** Whether there is anything to sign: a result, something seen, or something said. */
export function saysSomething(found: Inspection): boolean {
  const checked = Object.values(found.items).some(({ result }) => result !== 'unchecked')
  return checked || found.found.trim() !== '' || Object.keys(found.statements).length > 0
}

type Sharing = Pick<Inspection, 'caseId' | 'inspectors' | 'pack'>

/** Who holds which case in full for this inspection. */
export function dueShares({ caseId, inspectors, pack }: Sharing): Inspection['shares'] {
  const cases = [...new Set([caseId, ...(pack?.caseIds ?? [])])]
  return inspectors.flatMap(({ userId }) => cases.map((id) => ({ userId, caseId: id })))
}

/** With whoever was given one before. */
export function sharesOf(found: Sharing & Pick<Inspection, 'shares'>): Inspection['shares'] {
  const known = new Set(found.shares.map(({ userId, caseId }) => `${userId}/${caseId}`))
  return [...found.shares, ...dueShares(found).filter(({ userId, caseId }) => !known.has(`${userId}/${caseId}`))]
}

/** Whether what was packed has to leave the machines of the inspectors. */
export function isPackOver({ endsOn }: { readonly endsOn: string }, today: string): boolean {
  return today > addCivilDays(endsOn, PACK_KEEP_DAYS)
}
