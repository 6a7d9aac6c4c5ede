import { openStages } from '#shared/domain/stages'
import { caseStage } from '#shared/domain/supervision-case'
import type { CaseQuery } from '../../data/desk-worker-api'
import { type CaseSearch, furtherFilters } from './case-search'

type Question = Omit<CaseQuery, 'offset' | 'limit'>

/** The worker's question for what the address says; an unknown view shows what is open. */
export function caseQuery(search: CaseSearch, userId: string): Question {
  return {
    ...viewQuery(search.view ?? 'open', userId),
    ...(search.region ? { region: search.region } : {}),
    ...(search.field ? { field: search.field } : {}),
    ...(search.level ? { level: search.level } : {}),
    ...(search.organ ? { respondentOrganId: search.organ } : {}),
    ...(search.handler ? { handlerId: search.handler } : {}),
    ...(search.type ? { enforcementType: search.type } : {}),
    ...(search.issue ? { issue: search.issue } : {}),
    ...(search.pattern ? { pattern: search.pattern } : {}),
    ...(search.origin ? { origin: search.origin } : {}),
    ...(search.mode ? { mode: search.mode } : {}),
    ...(search.bureau ? { bureauId: search.bureau } : {}),
    ...(search.mark ? { mark: search.mark } : {}),
    ...(search.group ? { groupId: search.group } : {}),
    ...(search.closing ? { closing: search.closing } : {}),
    ...(search.openedFrom ? { openedFrom: search.openedFrom } : {}),
    ...(search.openedTo ? { openedTo: search.openedTo } : {}),
    ...(search.closedFrom ? { closedFrom: search.closedFrom } : {}),
    ...(search.closedTo ? { closedTo: search.closedTo } : {}),
    ...(search.q ? { text: search.q } : {}),
    ...(search.sort ? { sort: { by: search.sort, descending: !search.up } } : {}),
  }
}

export function viewQuery(view: string, userId: string): Question {
  switch (view) {
    case 'all':
      return {}
    case 'mine':
      return { handlerId: userId, stage: [...openStages] }
    case 'toFile':
      return { toReview: { by: userId, task: 'filing' }, stage: ['triage'] }
    case 'toReview':
      return { toReview: { by: userId, task: 'legalReview' }, stage: ['review'] }
    case 'overdue':
      return { overdueOnly: true, stage: [...openStages] }
    default: {
      const stage = caseStage.safeParse(view)
      return { stage: stage.success ? [stage.data] : [...openStages] }
    }
  }
}

export function isFiltered(search: CaseSearch): boolean {
  const { region, field, level, organ, handler, q, group } = search
  return [region, field, level, organ, handler, q, group, ...furtherFilters.map((name) => search[name])].some(Boolean)
}

/** Nothing filtered, the view as it was. */
export const noFilters: Partial<CaseSearch> = Object.fromEntries(
  [...furtherFilters, 'region', 'field', 'level', 'organ', 'handler', 'q', 'group'].map((name) => [name, undefined]),
)

/** Counts of the worker are by stage, over the same filter without the stage. */
export function openCount(counts: Readonly<Record<string, number>>): number {
  return [...openStages].reduce((sum, stage) => sum + (counts[stage] ?? 0), 0)
}

export function allCount(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0)
}
