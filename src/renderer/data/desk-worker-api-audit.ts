import type { Refusal } from '#shared/messages/catalogue'
import type { AuditPage, AuditReport } from '#shared/sync/audit-protocol'

type Refused = { readonly ok: false; readonly refusal: Refusal }

export type AuditAnswer = ({ readonly ok: true } & AuditPage) | Refused
export type AuditVerdict = ({ readonly ok: true } & AuditReport) | Refused
/** Bytes of NDJSON, an entry a line. */
export type AuditExport = { readonly ok: true; readonly bytes: Uint8Array } | Refused
