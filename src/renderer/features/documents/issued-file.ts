import type { DocumentContent } from '#shared/documents/content'
import type { FontPreset } from '#shared/documents/fonts'
import type { OfficialDocument } from '#shared/domain/official-document'
import type { StoredFile } from '#shared/domain/stored-file'
import type { DeskWorker, RunAnswer } from '../../data/desk-worker-api'
import { keepFile } from '../../ui/attachments/keep-file'
import { writeDocx } from '../../ui/documents/docx-writer'
import { documentFileName } from './export-document'
import { documentTexts as text } from './messages'

export const WORD_MIME = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/**
 * The moment written into the file of an issued document: that of its issue, so that the same document is the same bytes
 * whoever writes it, and its hash in the register says so. Undefined for a draft.
 */
export function issueMoment(document: OfficialDocument): string | undefined {
  if (!document.number) return undefined
  const signed = document.approvals.findLast(({ step }) => step === 'issue')
  return signed?.at ?? (document.external && `${document.external.on}T00:00:00.000Z`)
}

export interface WrittenFile {
  readonly bytes: Uint8Array
  readonly file: StoredFile
}

/** The Word file of a document with what the register keeps of it. */
export async function writeFile(
  document: OfficialDocument,
  printable: DocumentContent,
  fonts: FontPreset,
): Promise<WrittenFile> {
  const bytes = await writeDocx(printable, { fonts, createdAt: issueMoment(document) })
  const name = documentFileName(printable, 'docx', text.awaitingNumber)
  return { bytes, file: { sha256: await sha256(bytes), name, mime: WORD_MIME, size: bytes.byteLength } }
}

/** Whether a file written now is the one in the register; `new` where there is none for these fonts. */
export function compareIssued(
  document: OfficialDocument,
  file: StoredFile,
  fonts: FontPreset,
): 'same' | 'other' | 'new' {
  const kept = document.files.find((entry) => entry.fonts === fonts)
  if (!kept) return 'new'
  return kept.sha256 === file.sha256 ? 'same' : 'other'
}

/** Keeps the bytes with the document, then enters the file in the register: what it names can always be had again. */
export async function fixFile(
  desk: DeskWorker,
  document: OfficialDocument,
  { bytes, file }: WrittenFile,
  fonts: FontPreset,
): Promise<RunAnswer> {
  const { id: documentId, caseId } = document
  const owner = { type: 'officialDocument', id: documentId, caseId } as const
  const kept = await keepFile(desk, owner, new File([Uint8Array.from(bytes)], file.name, { type: file.mime }))
  return kept.ok ? desk.run('document.recordFile', { documentId, caseId, file, fonts }) : kept
}

async function sha256(bytes: Uint8Array): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', Uint8Array.from(bytes)))
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
