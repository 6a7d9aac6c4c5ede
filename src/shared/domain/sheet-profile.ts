import { z } from 'zod'
import { importProfile } from '../intake/profile'
import { entityId, stamps } from './common'

/** 导入方案: how the hotline's staff read one kind of sheet, kept so that the next file of that kind needs no mapping. */
export const sheetProfile = z.object({
  id: entityId,
  title: z.string(),
  /** Headings of the sheet it was made for; a file with the same ones is read by it without asking. */
  headings: z.array(z.string()),
  profile: importProfile,
  state: z.enum(['inUse', 'retired']),
  ...stamps,
})
export type SheetProfile = z.infer<typeof sheetProfile>
