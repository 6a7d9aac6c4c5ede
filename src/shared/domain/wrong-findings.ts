import type { SupervisionCase } from './supervision-case'

/** What a department has to correct: 违法 and 不当 both (domain.md §4). */
export function isWrong({ nature }: { readonly nature: string }): boolean {
  return nature === 'unlawful' || nature === 'improper'
}

/** Whether anything wrong was found in the case: without it no opinion orders correction, with it no case just ends. */
export function isFoundWrong({ findings }: Pick<SupervisionCase, 'findings'>): boolean {
  return Object.values(findings).some(isWrong)
}
