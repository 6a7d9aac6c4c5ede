import { z } from 'zod'
import { type Warning, warningKind } from '#shared/domain/warning'

export const warningViews = ['open', 'acknowledged', 'closed', 'all'] as const
export type WarningTab = (typeof warningViews)[number]

/** What the address of the list of warnings may say. */
export const warningSearch = z.object({
  view: z.enum(warningViews).optional().catch(undefined),
  kind: warningKind.optional().catch(undefined),
  /** The warning shown in the pane. */
  warning: z.coerce.string().max(64).optional().catch(undefined),
})
export type WarningSearch = z.infer<typeof warningSearch>

export function isShown(found: Warning, { view = 'open', kind }: WarningSearch): boolean {
  return (view === 'all' || found.state === view) && (kind === undefined || found.kind === kind)
}
