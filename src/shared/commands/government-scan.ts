import type { StoredFile } from '../domain/stored-file'
import type { Refusal } from '../messages/catalogue'
import { type ReadTx, refuse } from './engine/command'

interface WithScan {
  /** The attachment that shows what the government signed. */
  readonly scanId?: string | undefined
}

export const scanRefs = ({ scanId }: WithScan) =>
  scanId === undefined ? [] : [{ type: 'attachment', id: scanId } as const]

/** A scan is of this case, has arrived, and is a picture or a PDF by the server's own look at its bytes. */
export function needGovernmentScan(tx: ReadTx, { scanId }: WithScan, caseId: string): Refusal | undefined {
  if (scanId === undefined) return undefined
  const file = tx.get('attachment', scanId)
  if (!file || file.caseId !== caseId || file.withdrawn) return refuse('departments.fileForeign')
  if (!file.storedAt) return refuse('departments.fileUnderWay', { name: file.name })
  if (file.content === 'picture' || file.content === 'pdf') return undefined
  return refuse('departments.scanNoPicture', { name: file.name })
}

export function governmentScan(tx: ReadTx, { scanId }: WithScan): { scanFile?: StoredFile } {
  const file = scanId === undefined ? undefined : tx.get('attachment', scanId)
  return file ? { scanFile: { sha256: file.sha256, name: file.name, mime: file.mime, size: file.size } } : {}
}
