import type { SupervisionCase } from './supervision-case'

/** 重大 or 敏感: the panel speaks before a paper goes out, and no one officer lets the matter go (domain.md §4). */
export function isSerious({ level }: Pick<SupervisionCase, 'level'>): boolean {
  return level === 'major' || level === 'sensitive'
}
