import { pathText, type TaxonomyLeaf } from '#shared/domain/taxonomy-map'

export const leafViews = ['all', 'open', 'yes', 'byText', 'no'] as const
export type LeafView = (typeof leafViews)[number]

/** What a person decided about categories and has not saved yet, by the key of the leaf. */
export type Meanings = Readonly<Record<string, Pick<TaxonomyLeaf, 'isEnforcement' | 'field' | 'enforcementType'>>>

export function isShown(leaf: TaxonomyLeaf, view: LeafView, words: string | undefined): boolean {
  const path = pathText(leaf.path)
  if (!(words ?? '').split(/\s+/).every((word) => path.includes(word))) return false
  if (view === 'all') return true
  return view === 'open' ? !leaf.confirmed : leaf.isEnforcement === view
}
