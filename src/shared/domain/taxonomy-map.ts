import { z } from 'zod'
import { code, entityId, instant, stamps } from './common'

/** What a category of the hotline's own taxonomy says about an order; `byText`: the words of the order decide. */
export const categoryEnforcement = z.enum(['yes', 'byText', 'no'])
export type CategoryEnforcement = z.infer<typeof categoryEnforcement>

export const categoryEnforcementLabels: Readonly<Record<CategoryEnforcement, string>> = {
  yes: '涉执法',
  byText: '看内容',
  no: '不涉执法',
}

/** A leaf of the taxonomy, and what it means to the supervisors. */
export const taxonomyLeaf = z.object({
  /** One to three levels, from the top. */
  path: z.array(z.string().min(1).max(100)).min(1).max(3),
  isEnforcement: categoryEnforcement,
  field: code.optional(),
  enforcementType: code.optional(),
  /** Proposed by words until a person has looked at it. */
  confirmed: z.boolean(),
})
export type TaxonomyLeaf = z.infer<typeof taxonomyLeaf>

/** 分类对照表: one hotline taxonomy, mapped. The latest that is in use serves intake and the recogniser. */
export const taxonomyMap = z.object({
  id: entityId,
  region: code,
  title: z.string(),
  version: z.number().int().positive(),
  state: z.enum(['inUse', 'retired']),
  /** By a key that stays with the leaf when another version of the sheet is read. */
  leaves: z.record(z.string(), taxonomyLeaf),
  history: z.array(
    z.object({ version: z.number().int(), at: instant, by: entityId, note: z.string(), leaves: z.number().int() }),
  ),
  ...stamps,
})
export type TaxonomyMap = z.infer<typeof taxonomyMap>

/** As a category is written in one line: 城乡建设／城市建设和市政管理／违章建筑. */
export const PATH_SEPARATOR = '／'

export function pathText(path: readonly string[]): string {
  return path.join(PATH_SEPARATOR)
}

/** Separators that platforms write between levels. */
const separators = /\s*[／/>＞|｜\\]\s*|\s*--?\s*/

/** A category of the source, as a leaf of the maps in use: by its whole path, else by its end where only one leaf has it. */
export function leafFinder(
  maps: readonly Pick<TaxonomyMap, 'leaves'>[],
): (category: string) => TaxonomyLeaf | undefined {
  const leaves = maps.flatMap(({ leaves: all }) => Object.values(all))
  const byPath = new Map(leaves.map((leaf) => [pathText(leaf.path), leaf]))
  const byEnd = new Map<string, TaxonomyLeaf | null>()
  for (const leaf of leaves)
    for (let from = 1; from < leaf.path.length; from += 1) {
      const end = pathText(leaf.path.slice(from))
      byEnd.set(end, byEnd.has(end) ? null : leaf)
    }
  return (category) => {
    const path = pathText(category.split(separators).filter((part) => part !== ''))
    return byPath.get(path) ?? byEnd.get(path) ?? undefined
  }
}
