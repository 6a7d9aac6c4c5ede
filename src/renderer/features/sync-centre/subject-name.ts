import type { EntityType } from '#shared/domain/entities'
import { entityLabel } from '#shared/domain/entity-labels'

/** What a command was about, as a line names it: its own title, else what kind of thing it is. */
export function subjectName({ type, title }: { readonly type: EntityType; readonly title: string }): string {
  return title || entityLabel(type)
}
