import { z } from 'zod'
import { taxonomyLeaf } from '../domain/taxonomy-map'
import { intakeFields } from '../intake/intake-fields'
import { importProfile } from '../intake/profile'

/** What the hotline's staff send files to; the answers are for one page and kept nowhere. */
export const hotlinePaths = {
  preview: '/hotline/v1/import/preview',
  import: '/hotline/v1/import',
  taxonomy: '/hotline/v1/taxonomy/read',
  orders: '/hotline/v1/orders',
} as const

/** A file that a person chose in the browser; larger ones go by the command line or a folder. */
export const mostImportBytes = 10 * 1024 * 1024
export const mostImportRows = 20_000
/** Bad rows are shown one by one as far as a person reads them; the workbook has all. */
export const shownRejections = 200

const file = {
  file: z.string().min(1).max(255).meta({ title: '文件名' }),
  bytes: z.base64().meta({ title: '文件内容' }),
}

export const fileAsked = z.object(file)
export const importAsked = z.object({ ...file, profile: importProfile.optional() })

const rejection = z.object({ row: z.number().int(), field: z.string(), reason: z.string() })
export type RowProblem = z.infer<typeof rejection>

export const importPreview = z.object({
  sheet: z.string(),
  /** All sheets of the workbook, for choosing another. */
  sheets: z.array(z.string()),
  columns: z.array(
    z.object({
      heading: z.string(),
      /** The field it feeds; absent where it is kept beside the fields. */
      field: z.enum(intakeFields).optional(),
      ignored: z.boolean(),
      /** The first few filled cells. */
      samples: z.array(z.string()),
    }),
  ),
  /** What is needed at least and no column feeds; nothing can be imported while there are any. */
  missing: z.array(z.string()),
  rows: z.number().int(),
  good: z.number().int(),
  /** Of the good ones, how many the rules would flag as leads. */
  leads: z.number().int(),
  rejectedRows: z.number().int(),
  rejected: z.array(rejection),
})
export type ImportPreview = z.infer<typeof importPreview>

export const importAnswer = z.object({
  created: z.number().int(),
  updated: z.number().int(),
  unchanged: z.number().int(),
  rejectedRows: z.number().int(),
  rejected: z.array(rejection),
  /** The rejected rows as a workbook that is put right and imported again; absent where there are none. */
  rejectedFile: z.base64().optional(),
})
export type ImportAnswer = z.infer<typeof importAnswer>

export const taxonomyAnswer = z.object({
  leaves: z.array(taxonomyLeaf),
  /** What in the file could not be used, and what was taken instead. */
  problems: z.array(rejection),
})
export type TaxonomyAnswer = z.infer<typeof taxonomyAnswer>
