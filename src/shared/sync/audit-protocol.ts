import { z } from 'zod'

export const auditQuery = z.object({
  from: z.iso.datetime().optional(),
  to: z.iso.datetime().optional(),
  userId: z.string().max(64).optional(),
  type: z.string().max(80).optional(),
  touched: z.string().max(200).optional(),
  commandId: z.string().max(64).optional(),
  before: z.coerce.number().int().positive().optional(),
})
export type AuditQuery = z.infer<typeof auditQuery>

/** One entry as an auditor reads it: ids and hashes, with the names of people; never case text. */
export const auditLine = z.object({
  seq: z.number().int(),
  at: z.iso.datetime(),
  deviceAt: z.iso.datetime().nullish(),
  userId: z.string(),
  userName: z.string(),
  role: z.string(),
  device: z.string(),
  clientId: z.string().nullish(),
  commandId: z.string().nullish(),
  type: z.string(),
  touched: z.array(
    z.object({ type: z.string(), id: z.string(), before: z.string().nullish(), after: z.string().nullish() }),
  ),
  prev: z.string(),
  hash: z.string(),
})
export type AuditLine = z.infer<typeof auditLine>

export const auditPage = z.object({
  entries: z.array(auditLine),
  head: z.object({ seq: z.number().int(), hash: z.string() }),
  /** Ask with it for the next, older page. */
  before: z.number().int().optional(),
})
export type AuditPage = z.infer<typeof auditPage>

/** `changed`: its content is another than was hashed; `missing`: entries before it are gone, or it is out of order. */
export const auditProblemKind = z.enum(['changed', 'missing', 'unlinked', 'malformed', 'headMoved'])
export type AuditProblemKind = z.infer<typeof auditProblemKind>

export const auditReport = z.object({
  entries: z.number().int(),
  head: z.object({ seq: z.number().int(), hash: z.string() }),
  problems: z.array(z.object({ seq: z.number().int(), kind: auditProblemKind, detail: z.string() })),
})
export type AuditReport = z.infer<typeof auditReport>

/** A number of a series and what became of it. */
export const ledgerLine = z.object({
  series: z.string(),
  no: z.number().int(),
  state: z.enum(['issued', 'voided', 'reserved']),
  reason: z.string().nullish(),
  at: z.iso.datetime(),
  holderId: z.string(),
  number: z.string().nullish(),
  title: z.string().nullish(),
})
export type LedgerLine = z.infer<typeof ledgerLine>

export const ledgerQuery = z.object({
  /** Beginning of the series' key: `document/ORGAN/opinion/2026`, `document/ORGAN/`, `case/ORGAN/2026`. */
  series: z.string().max(200),
  after: z.coerce.number().int().nonnegative().default(0),
})
export const ledgerPage = z.object({
  numbers: z.array(ledgerLine),
  series: z.array(z.object({ key: z.string(), next: z.number().int() })),
})

/** For the command line of the machine's operator while the server holds the store. */
export const operatorAuditPath = '/admin/v1/audit/verify'

export const auditPaths = {
  search: '/audit/v1/entries',
  export: '/audit/v1/export',
  verify: '/audit/v1/verify',
  ledger: '/audit/v1/ledger',
} as const
