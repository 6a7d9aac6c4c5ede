import type { FormDraft } from '../../data/desk-worker-api-forms'

type Values = Readonly<Record<string, unknown>>

/** What differs from what the form showed, with what each field showed when it was first touched; nothing if all is as it was. */
export function touchedDraft(all: Values, initial: Values, before: FormDraft | undefined): FormDraft | undefined {
  const touched = Object.keys(all).filter((name) => !sameField(all[name], initial[name]))
  if (touched.length === 0) return undefined
  const baseOf = (name: string) => (before && name in before.base ? before.base[name] : initial[name])
  return {
    values: Object.fromEntries(touched.map((name) => [name, all[name]])),
    base: Object.fromEntries(touched.map((name) => [name, baseOf(name)])),
  }
}

/** Fields that were touched here and have since been changed by somebody else. */
export function changedMeanwhile(draft: FormDraft, initial: Values): string[] {
  return Object.keys(draft.values).filter((name) => !sameField(draft.base[name], initial[name]))
}

/** An emptied field is the same as one that was never filled in. */
function sameField(a: unknown, b: unknown): boolean {
  return JSON.stringify(plain(a)) === JSON.stringify(plain(b))
}

function plain(value: unknown): unknown {
  if (value === '' || value === undefined || value === null) return null
  return Array.isArray(value) && value.length === 0 ? null : value
}
