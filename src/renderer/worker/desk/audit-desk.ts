import type { HostTransport } from '#shared/host'
import { type AuditQuery, auditPage, auditPaths, auditReport } from '#shared/sync/audit-protocol'
import type { AuditAnswer, AuditExport, AuditVerdict } from '../../data/desk-worker-api-audit'
import { askServer, jsonBody } from './ask-server'

/** A page of the record of everything that was done, newest first; the server keeps it and shows it to auditors only. */
export function auditEntries(transport: HostTransport, query: AuditQuery): Promise<AuditAnswer> {
  const asked = Object.entries(query).flatMap(([key, value]) => (value === undefined ? [] : [[key, String(value)]]))
  const path = `${auditPaths.search}?${new URLSearchParams(asked)}`
  return askServer(transport, { method: 'GET', path }, (body) => auditPage.parse(jsonBody(body)))
}

/** The server reads its whole chain anew and says what in it is not as it was written. */
export function auditVerdict(transport: HostTransport): Promise<AuditVerdict> {
  const request = { method: 'GET', path: auditPaths.verify } as const
  return askServer(transport, request, (body) => auditReport.parse(jsonBody(body)))
}

/** The whole chain as NDJSON, for `desk verify-audit` on another machine; taking it out is an entry itself. */
export function auditExport(transport: HostTransport): Promise<AuditExport> {
  return askServer(transport, { method: 'GET', path: auditPaths.export }, (bytes) => ({ bytes }))
}
