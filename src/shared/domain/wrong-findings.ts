import { checklistTopics, type SupervisionCase } from './supervision-case'

/** What a department has to correct: 违法 and 不当 both (domain.md §4). */
export function isWrong({ nature }: { readonly nature: string }): boolean {
  return nature === 'unlawful' || nature === 'improper'
}

/** Whether anything wrong was found in the case: without it no opinion orders correction, with it no case just ends. */
export function isFoundWrong({ findings }: Pick<SupervisionCase, 'findings'>): boolean {
  return Object.values(findings).some(isWrong)
}

/** Whether every line of the legality checklist has its result. */
export function isChecked({ checklist }: Pick<SupervisionCase, 'checklist'>): boolean {
  return checklistTopics.every((topic) => checklist[topic])
}

/** Whether anybody may say that nothing is wrong: every line was looked at, or what was found is written down. */
export function isExamined(found: Pick<SupervisionCase, 'checklist' | 'findings'>): boolean {
  return isChecked(found) || Object.keys(found.findings).length > 0
}
