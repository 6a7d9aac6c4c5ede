import { z } from 'zod'
import { fileFacts } from '../domain/attachment'

/** A command that was put aside, as the reviewers of its organ see it. */
export const quarantinedCommand = z.object({
  id: z.string(),
  at: z.iso.datetime(),
  userId: z.string(),
  userName: z.string(),
  device: z.string(),
  /** Code of the catalogue: why it was not carried out. */
  reason: z.string(),
  type: z.string(),
  deviceAt: z.string().optional(),
  input: z.unknown(),
  /** What it is about, where that can be told. */
  subject: z.object({ type: z.string(), id: z.string() }).optional(),
  caseNo: z.string().optional(),
  caseTitle: z.string().optional(),
  /** Of a file that was to be added: whether its bytes are on the server. */
  fileArrived: z.boolean().optional(),
  /** This version of the server can carry it out now. */
  runnable: z.boolean(),
  state: z.enum(['open', 'applied', 'dismissed']),
  decidedBy: z.string().optional(),
  decidedAt: z.iso.datetime().optional(),
  note: z.string(),
})
export type QuarantinedView = z.infer<typeof quarantinedCommand>

/** A command that was put aside and adds a file: its bytes may be here, and are shown to whoever decides. */
export const addedFile = z.object({ type: z.literal('attachment.add'), input: fileFacts })

export const quarantineQuery = z.object({
  state: z.enum(['open', 'applied', 'dismissed']).default('open'),
  after: z.string().max(64).optional(),
})

export const quarantinePage = z.object({ commands: z.array(quarantinedCommand), after: z.string().optional() })
export type QuarantinePage = z.infer<typeof quarantinePage>

export const quarantineDecision = z.object({
  id: z.string().max(64),
  /** `apply`: carry it out in the reviewer's name; `dismiss`: it stays on file and has no effect. */
  decision: z.enum(['apply', 'dismiss']),
  note: z.string().trim().min(1, '请写明处理理由').max(1000).meta({ title: '处理理由' }),
})
export type QuarantineDecision = z.infer<typeof quarantineDecision>

export const quarantinePaths = {
  list: '/sync/v1/quarantine',
  decide: '/sync/v1/quarantine/decide',
  /** Bytes of the file that a command would add, as ranges like those of `blobPaths.of`. */
  file: (id: string) => `/sync/v1/quarantine/${id}/file`,
} as const
