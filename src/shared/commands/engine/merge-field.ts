import type { EntityRef } from '../../domain/entities'
import { sameValue } from '../../sync/canonical-json'
import type { SeenEntity } from './envelope'
import type { FieldMark } from './field-marks'
import { type FieldPath, getPath } from './field-path'
import { fieldPolicy } from './field-policy'
import type { LoadedEntity } from './working-set'

/** A legal fact on which the server's value stayed and the officer's is kept for a person to decide. */
export interface Disagreement {
  readonly ref: EntityRef
  readonly path: FieldPath
  readonly theirs: unknown
  readonly mine: unknown
}

/** What one command may overwrite: everything its author had seen. */
export interface MergeRule {
  /** The value the author saw; `known` is false where he did not look, so nothing can be stale. */
  seen(ref: EntityRef, path: FieldPath): { known: boolean; value?: unknown }
  /** Whether a mark was made by someone else after the author's view of the entity. */
  unseen(ref: EntityRef, mark: FieldMark | undefined): boolean
}

export function mergeRule(seen: readonly SeenEntity[], client: string): MergeRule {
  const byKey = new Map(seen.map((entity) => [`${entity.type}/${entity.id}`, entity]))
  return {
    seen(ref, path) {
      const fields = byKey.get(`${ref.type}/${ref.id}`)?.fields
      return fields && path in fields ? { known: true, value: fields[path] } : { known: false }
    },
    unseen(ref, mark) {
      const entity = byKey.get(`${ref.type}/${ref.id}`)
      // The author's own earlier commands are no surprise to him, whatever revision they got meanwhile.
      return entity !== undefined && mark !== undefined && mark.rev > entity.rev && mark.client !== client
    },
  }
}

/**
 * Decides by value, not by time: a field still holding what the author saw may be overwritten, whoever wrote it;
 * a field that holds something he never saw follows its policy (sync.md §4).
 */
export function mergeField(
  row: LoadedEntity,
  path: FieldPath,
  to: unknown,
  rule: MergeRule | undefined,
): 'apply' | 'applyParallel' | 'keepTheirs' {
  if (!rule) return 'apply'
  const current = getPath(row.doc, path)
  if (sameValue(current, to)) return 'apply'
  const seen = rule.seen(row, path)
  if (!seen.known || sameValue(current, seen.value)) return 'apply'
  switch (fieldPolicy(row.type, path)) {
    case 'manual':
      return 'keepTheirs'
    case 'last':
      return 'applyParallel'
    case 'state':
      return 'apply'
  }
}
