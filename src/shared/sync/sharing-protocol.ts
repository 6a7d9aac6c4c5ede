import { z } from 'zod'
import { entityId } from '../domain/common'

/** What only the server holds of 推送: its rows, and the workbook that an officer carries over. */
export const sharingPaths = {
  rows: '/sharing/v1/pushes/rows',
  workbook: '/sharing/v1/pushes/workbook',
} as const

export const pushAsked = z.object({ pushId: entityId })

export const pushRows = z.object({
  /** Titles in the sequence of the table. */
  titles: z.array(z.string()),
  rows: z.array(z.array(z.union([z.string(), z.number()]))),
  /** As many as there are; only the first are shown. */
  total: z.number().int(),
})
export type PushRows = z.infer<typeof pushRows>

export const pushWorkbook = z.object({ file: z.string(), bytes: z.string() })

export const shownPushRows = 100
