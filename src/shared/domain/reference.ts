import { z } from 'zod'
import { civilDate, code, entityId, instant } from './common'
import { limitRule } from './limit'
import { role } from './roles'

export const organ = z.object({
  id: entityId,
  code,
  name: z.string(),
  /** The abbreviation used in document numbers: 驻司. */
  shortName: z.string().default(''),
  kind: z.string(),
  region: code,
  management: z.string().default(''),
  parentId: entityId.optional(),
  governmentId: entityId.optional(),
  /** What a department enforces, where that is one field: its orders are counted there (`focus.ts`). */
  field: code.optional(),
  /** A small bureau's exception: handler, reviewer and issuer may be one person, on record each time. */
  sameHandAllowed: z.boolean().optional(),
})
export type Organ = z.infer<typeof organ>

/** What colleagues may know of a user; login and secrets stay in the server's own table. */
export const userProfile = z.object({
  id: entityId,
  name: z.string(),
  roles: z.array(role),
  organId: entityId,
  region: code,
  certNo: z.string().optional(),
  disabled: z.boolean().default(false),
})
export type UserProfile = z.infer<typeof userProfile>

export const dictionary = z.object({
  id: code,
  title: z.string(),
  items: z.array(z.looseObject({ code, label: z.string() })),
})
export type Dictionary = z.infer<typeof dictionary>

const namedDay = z.object({ date: civilDate, name: z.string() })
export const holidayYear = z.object({
  id: z.string(),
  year: z.number().int(),
  /** False until the State Council has published the year's make-up days (调休未公布). */
  adjusted: z.boolean(),
  note: z.string().optional(),
  off: z.array(namedDay),
  workdays: z.array(namedDay),
})
export type HolidayYear = z.infer<typeof holidayYear>

/**
 * A legal basis is data: unverified it warns on drafting and blocks issue; `demo` prints 演示. `verifiedBy` is somebody
 * else than `enteredBy`; shipped made-up ones name no person.
 */
export const legalBasis = z.object({
  id: entityId,
  law: z.string(),
  article: z.string(),
  text: z.string(),
  enteredBy: entityId.optional(),
  verifiedBy: z.string().optional(),
  verifiedAt: instant.optional(),
  /** Repealed, replaced or entered wrongly: nothing new rests on it. */
  retiredAt: instant.optional(),
  retiredWhy: z.string().optional(),
  demo: z.boolean().default(false),
})
export type LegalBasis = z.infer<typeof legalBasis>

/** Compared with the published text by a second person, and in use. */
export function isVerified({ verifiedBy, retiredAt }: LegalBasis): boolean {
  return Boolean(verifiedBy) && !retiredAt
}

export const prerequisite = z.enum([
  'finding',
  'statement',
  'legalReview',
  'panel',
  'issuedOpinion',
  'overdueOrRefused',
])
export type Prerequisite = z.infer<typeof prerequisite>

export const documentRule = z.object({
  id: entityId,
  kind: z.string(),
  issuer: z.enum(['bureau', 'government']),
  needsGovernmentApproval: z.boolean(),
  prerequisites: z.array(prerequisite),
  basisIds: z.array(entityId),
  limit: limitRule.optional(),
  /** `{org}` short name of the issuing organ, `{year}`, `{no}`. */
  numberFormat: z.string(),
  objectionDays: z.number().int().optional(),
  objectionTo: z.string().optional(),
  /** 版记 on the last even page, as duplex printing wants it; false puts it under the text. Absent: yes. */
  colophonOnEvenPage: z.boolean().optional(),
  validFrom: civilDate,
  /** Of two rules for the same day the one saved later counts. */
  updatedAt: instant.optional(),
})
export type DocumentRule = z.infer<typeof documentRule>

/** 授权: one person acts in another's role for a time; a document prints who really signed. */
export const delegation = z.object({
  id: entityId,
  fromUserId: entityId,
  toUserId: entityId,
  role: z.enum(['reviewer', 'issuer', 'departmentLeader']),
  organId: entityId,
  from: civilDate,
  until: civilDate,
  reason: z.string(),
  revokedAt: z.iso.datetime().optional(),
})
export type Delegation = z.infer<typeof delegation>

/** 分级分类标准: what the officer sees while judging a level or pattern. */
export const classStandard = z.object({
  id: entityId,
  dictionary: z.enum(['level', 'patterns']),
  code,
  criteria: z.array(z.string()),
  examples: z.array(z.string()).default([]),
  /** The disposal norm (处置规范) that goes with it. */
  norm: z.string().default(''),
  /** The document that approved it; empty while it is the shipped proposal. */
  approvedBy: z.string().default(''),
})
export type ClassStandard = z.infer<typeof classStandard>
