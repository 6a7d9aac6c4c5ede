import { z } from 'zod'
import { civilDate, code, entityId, instant, sha256HexShape, shortText, stamps } from './common'

/** Larger files come in on a disk, not through the desk. */
export const MAX_ATTACHMENT_BYTES = 200 * 1024 * 1024
/** A JPEG of 240 pixels as base64; travels with the row, so that every holder sees the photo without its bytes. */
export const MAX_THUMBNAIL_CHARS = 48_000

export const sha256Hex = sha256HexShape

/** What the evidence catalogue says of a piece (domain.md §3). */
export const evidence = z.object({
  source: z.string().trim().max(200).default('').meta({ title: '来源' }),
  obtainedBy: z.string().trim().max(100).default('').meta({ title: '收集人' }),
  obtainedAt: civilDate.optional().meta({ title: '收集日期' }),
  proves: z.string().trim().max(1000).default('').meta({ title: '证明内容' }),
  originalAt: z.string().trim().max(200).default('').meta({ title: '原件存放处' }),
})
export type Evidence = z.infer<typeof evidence>

/** The facts of a file itself; the same bytes give the same ones. */
export const fileFacts = z.object({
  sha256: sha256Hex,
  name: shortText.meta({ title: '文件名' }),
  mime: z.string().max(120),
  size: z.number().int().positive().max(MAX_ATTACHMENT_BYTES),
  /** When a photo was taken, by its camera. */
  takenAt: instant.optional(),
  geo: z.object({ lat: z.number().min(-90).max(90), lon: z.number().min(-180).max(180) }).optional(),
  thumbnail: z.base64().max(MAX_THUMBNAIL_CHARS).optional(),
})
export type FileFacts = z.infer<typeof fileFacts>

/** A file of a case, a document, …: the row travels by itself and refers to its bytes by their SHA-256. */
export const attachment = z.object({
  id: entityId,
  caseId: entityId.optional(),
  region: code,
  owner: z.object({ type: z.string().max(40), id: entityId }),
  /** Of a case whose rows the region sees masked only. */
  confidential: z.boolean(),
  /** The organ whose officer added it. */
  organId: entityId,
  ...fileFacts.shape,
  evidence: evidence.optional(),
  /** What its bytes are, as the server looked; a name and a declared type prove nothing. */
  content: z.enum(['picture', 'pdf', 'other']).optional(),
  /** Added by the government's office: its own organ sees it besides the case's people. */
  fromGovernment: z.boolean().optional(),
  /** Of a department's paper: when it left the department with it. */
  sentAt: instant.optional(),
  /** When the server had its bytes, all of them and the right ones; absent: 附件上传中. */
  storedAt: instant.optional(),
  /** Taken back: it stays in the record with the reason, and is no longer offered. */
  withdrawn: z.object({ by: entityId, at: instant, reason: z.string() }).optional(),
  ...stamps,
})
export type Attachment = z.infer<typeof attachment>
