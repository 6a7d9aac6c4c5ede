import { z } from 'zod'
import { civilDate } from './common'

/** 集体讨论 as it was held: who sat there, what each said, what was concluded. */
export const panelDiscussion = z.object({
  on: civilDate,
  chair: z.string(),
  members: z.array(z.object({ name: z.string(), opinion: z.string() })),
  conclusion: z.string(),
})
export type PanelDiscussion = z.infer<typeof panelDiscussion>
