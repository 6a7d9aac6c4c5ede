import { openStages } from '#shared/domain/stages'
import { caseStage } from '#shared/domain/supervision-case'
import type { CaseQuery } from '../../data/desk-worker-api'
import type { CaseSearch } from './case-search'

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
    case 'overdue':
      return { overdueOnly: true, stage: [...openStages] }
    default: {
      const stage = caseStage.safeParse(view)
      return { stage: stage.success ? [stage.data] : [...openStages] }
    }
  }
}

export function isFiltered({ region, field, level, organ, handler, q }: CaseSearch): boolean {
  return [region, field, level, organ, handler, q].some(Boolean)
}

/** Counts of the worker are by stage, over the same filter without the stage. */
export function openCount(counts: Readonly<Record<string, number>>): number {
  return [...openStages].reduce((sum, stage) => sum + (counts[stage] ?? 0), 0)
}

export function allCount(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0)
}
