import { z } from 'zod'
import { civilDateOf } from '../../domain/civil-date'
import { civilDate, entityId } from '../../domain/common'
import { printEntry } from '../../domain/document-life'
import { type OfficialDocument, outwardStatuses } from '../../domain/official-document'
import type { Role } from '../../domain/roles'
import { storedFile } from '../../domain/stored-file'
import type { Refusal } from '../../messages/catalogue'
import { refuse } from '../engine/command'
import { onDocument } from '../guards'
import { defineDocumentCommand } from './define-document-command'
import { needStatus } from './document-review'

/** What is kept about an issued document beside its way: seals pressed, files written, copies made. */

const bureauStaff: readonly Role[] = ['officer', 'reviewer', 'issuer', 'clerk', 'archivist']

function needIssued(document: OfficialDocument): Refusal | undefined {
  return needStatus(document, ...outwardStatuses) ?? (document.number ? undefined : refuse('cases.numberMissing'))
}

const documentRef = (id: string) => ({ type: 'officialDocument', id }) as const

const sealInput = z.object({
  documentId: entityId,
  caseId: entityId,
  sealUseId: entityId,
  seal: z.string().trim().min(1, '请填写印章名称').max(60).meta({ title: '印章' }),
  copies: z.int().min(1).max(999).meta({ title: '用印份数' }),
  on: civilDate.meta({ title: '用印日期' }),
  approvedBy: z.string().trim().min(1, '请填写批准人').max(50).meta({ title: '批准人' }),
  note: z.string().trim().max(200).default('').meta({ title: '备注' }),
})

/** 用印登记. A seal is pressed by hand; this says which, how many times, and who allowed it. */
export const documentRecordSeal = defineDocumentCommand<z.infer<typeof sealInput>>({
  type: 'document.recordSeal',
  input: sealInput,
  offered: (tx, documentId, ctx) => onDocument(tx, documentId, ctx, ['officer', 'clerk', 'issuer'], needIssued),
  check: ({ document }, i, ctx) => {
    if (i.on > civilDateOf(ctx.now)) return refuse('cases.dateAhead', { what: '用印日期' })
    return document.issuedOn && i.on < document.issuedOn
      ? refuse('cases.dateNotAfter', { what: '用印日期', than: '印发日期' })
      : undefined
  },
  apply({ tx }, i, ctx) {
    const { documentId: _documentId, caseId: _caseId, sealUseId, ...use } = i
    const made = { by: ctx.actor.userId, at: ctx.now.toISOString() }
    tx.append(documentRef(i.documentId), 'sealUses', { id: sealUseId, ...use, ...made })
    return { note: `${i.seal}，${i.copies}份` }
  },
})

const printInput = z.object({
  documentId: entityId,
  caseId: entityId,
  printId: entityId,
  as: printEntry.shape.as.meta({ title: '方式' }),
  copies: z.int().min(1).max(999).default(1).meta({ title: '份数' }),
  purpose: z.string().trim().max(200).default('').meta({ title: '用途' }),
})

/** 打印登记: an official document carries no watermark; the log of its copies takes its place (domain.md §6). */
export const documentRecordPrint = defineDocumentCommand<z.infer<typeof printInput>>({
  type: 'document.recordPrint',
  input: printInput,
  offered: (tx, documentId, ctx) => onDocument(tx, documentId, ctx, bureauStaff, needIssued),
  check: ({ document }, i) =>
    document.prints.length > 0 && i.purpose === '' ? refuse('cases.printPurposeMissing') : undefined,
  apply({ tx }, i, ctx) {
    const { documentId: _documentId, caseId: _caseId, printId, ...entry } = i
    const made = { by: ctx.actor.userId, at: ctx.now.toISOString() }
    tx.append(documentRef(i.documentId), 'prints', { id: printId, ...entry, ...made })
    return { note: i.purpose }
  },
})

const fileInput = z.object({
  documentId: entityId,
  caseId: entityId,
  file: storedFile,
  fonts: z.string().min(1).max(20).meta({ title: '字体方案' }),
})

/** The issued file by its hash, once for each set of fonts: from then on the same document is this very file. */
export const documentRecordFile = defineDocumentCommand<z.infer<typeof fileInput>>({
  type: 'document.recordFile',
  input: fileInput,
  offered: (tx, documentId, ctx) => onDocument(tx, documentId, ctx, bureauStaff, needIssued),
  check: ({ document }, i) => {
    const known = document.files.find(({ fonts }) => fonts === i.fonts)
    if (!known) return undefined
    return refuse(known.sha256 === i.file.sha256 ? 'cases.fileRecorded' : 'cases.fileDiffers')
  },
  apply({ tx }, i, ctx) {
    const made = { fonts: i.fonts, by: ctx.actor.userId, at: ctx.now.toISOString() }
    tx.append(documentRef(i.documentId), 'files', { ...i.file, ...made })
    return { note: i.file.sha256 }
  },
})
