import type { Organ } from './reference'

const byName = new Intl.Collator('zh-CN', { numeric: true })

/** The city's first, then place by place as the codes of regions go; within a place as names are said in Chinese. */
export function organsInOrder(organs: readonly Organ[]): Organ[] {
  return [...organs].sort((a, b) => a.region.localeCompare(b.region) || byName.compare(a.name, b.name))
}
