import type { Organ } from './reference'
import { type CaseStage, caseStage, type SupervisionCase } from './supervision-case'

/** Stages in which a case is somebody's work. */
export const openStages: ReadonlySet<CaseStage> = new Set(
  caseStage.options.filter((stage) => stage !== 'closed' && stage !== 'archived'),
)

/** Its work has ended; it may still be reopened. */
export function isOver({ stage }: Pick<SupervisionCase, 'stage'>): boolean {
  return !openStages.has(stage)
}

/** From here on the government takes part, and sees the case. */
export const governmentStages: ReadonlySet<CaseStage> = new Set(['escalating', 'decided', 'accountable'])

export function isSuspended(found: Pick<SupervisionCase, 'suspension'>): boolean {
  return found.suspension !== undefined && found.suspension.endedAt === undefined
}

/** Tracks that have neither ended nor been handed on: they keep a case from closing. */
export function runningTracks(found: Pick<SupervisionCase, 'tracks'>) {
  return Object.values(found.tracks ?? {}).filter(({ state }) => state === 'running')
}

/** 垂直管理 organs stand under their own superior: a bureau can only forward to it (domain.md §4). */
export function isVertical(organ: Pick<Organ, 'management'> | undefined): boolean {
  return organ?.management === 'vertical'
}

/** Filed by a reviewer, or launched for its grave impact: from here on it has handlers and is investigated. */
export function isFiled({ filing, launch }: Pick<SupervisionCase, 'filing' | 'launch'>): boolean {
  return filing?.state === 'approved' || launch !== undefined
}
