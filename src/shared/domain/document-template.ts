import { z } from 'zod'
import { code, entityId, stamps } from './common'
import { storedFile } from './stored-file'

/** A bureau's own look of a kind: a Word file with places in braces. What conforms to the standard is its author's care. */
export const documentTemplate = z.object({
  id: entityId,
  kind: code,
  name: z.string(),
  /** The organ whose documents it is for; absent: everybody's. */
  organId: entityId.optional(),
  region: code,
  /** Counts the templates of a kind and organ; the highest that is not retired is in use. */
  version: z.number().int().positive(),
  file: storedFile,
  tags: z.array(z.string()),
  note: z.string().default(''),
  retired: z.boolean().default(false),
  ...stamps,
})
export type DocumentTemplate = z.infer<typeof documentTemplate>

/** The template in use for a kind and organ: the organ's own before everybody's, the newest first. */
export function templateInUse(
  templates: readonly DocumentTemplate[],
  kind: string,
  organId: string,
): DocumentTemplate | undefined {
  return templates
    .filter((each) => each.kind === kind && !each.retired && (!each.organId || each.organId === organId))
    .sort((a, b) => Number(Boolean(b.organId)) - Number(Boolean(a.organId)) || b.version - a.version)[0]
}
