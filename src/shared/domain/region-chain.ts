import type { ReferenceData } from './reference-data'

/** The region that each region lies in, as the city's dictionary has it. */
export function regionParents(ref: Pick<ReferenceData, 'dictionary'>): ReadonlyMap<string, string> {
  const items = ref.dictionary('region')?.items ?? []
  return new Map(items.flatMap(({ code, parent }) => (typeof parent === 'string' ? [[code, parent] as const] : [])))
}

/** A region and those it lies in, the smallest first: 411702 → [411702, 411700]. */
export function regionChain(region: string, parents: ReadonlyMap<string, string>): string[] {
  const chain: string[] = []
  for (let code: string | undefined = region; code && !chain.includes(code); code = parents.get(code)) chain.push(code)
  return chain
}
