import { isFiled, isOver } from '#shared/domain/stages'
import type { CaseStage, SupervisionCase } from '#shared/domain/supervision-case'

export interface StageStep {
  readonly key: string
  readonly label: string
  /** `maybe`: only where the opinion is not obeyed. */
  readonly state: 'done' | 'now' | 'ahead' | 'maybe'
}

type PathCase = Pick<
  SupervisionCase,
  'stage' | 'filing' | 'launch' | 'forward' | 'opinionId' | 'requestId' | 'decisionId' | 'approval' | 'accountability'
>

interface PathStep {
  readonly key: string
  readonly label: string
  readonly stages: readonly CaseStage[]
}

const triage: PathStep = { key: 'triage', label: '初核', stages: ['triage'] }
const closed: PathStep = { key: 'closed', label: '结案', stages: ['closed', 'archived'] }
const review: PathStep = { key: 'review', label: '审查', stages: ['review'] }
const rectifying: PathStep = { key: 'rectifying', label: '整改', stages: ['rectifying'] }
const verifying: PathStep = { key: 'verifying', label: '核验', stages: ['verifying'] }
const escalating: PathStep = { key: 'escalating', label: '报请政府', stages: ['escalating'] }
const decided: PathStep = { key: 'decided', label: '政府决定', stages: ['decided'] }
const accountable: PathStep = { key: 'accountable', label: '追责移交', stages: ['accountable'] }
const again: readonly PathStep[] = [
  { ...rectifying, key: 'rectifyingAgain', label: '决定整改' },
  { ...verifying, key: 'verifyingAgain', label: '再核验' },
]

/** The way of a case from triage to its end, with where it stands; what was never needed is left out once it is closed. */
export function stagePath(found: PathCase): StageStep[] {
  const steps = stepsOf(found)
  // After a decision rectifying and verifying come a second time: the later one counts.
  const now = steps.findLastIndex((step) => step.stages.includes(found.stage))
  return steps.map(({ key, label }, index) => {
    if (index < now) return { key, label, state: 'done' }
    if (index === now) return { key, label, state: 'now' }
    return { key, label, state: isMaybe(key, found) ? 'maybe' : 'ahead' }
  })
}

function stepsOf(found: PathCase): readonly PathStep[] {
  const forwarded: PathStep = { key: 'forwarded', label: '已转送', stages: ['forwarded'] }
  const filed = isFiled(found)
  const endedAway = isOver(found) && found.forward && !found.forward.returnedAt && !filed
  if (found.stage === 'forwarded' || endedAway) return [triage, forwarded, closed]
  const middle = isOver(found) ? passedSteps(found, filed) : runningSteps(found)
  return [triage, ...middle, closed]
}

function runningSteps(found: PathCase): PathStep[] {
  const steps = [review, rectifying, verifying, escalating, decided]
  if (found.decisionId && found.stage !== 'decided') steps.push(...again)
  if (found.stage === 'accountable') steps.push(accountable)
  return steps
}

function passedSteps(found: PathCase, filed: boolean): PathStep[] {
  const steps: PathStep[] = filed ? [review] : []
  if (found.opinionId) steps.push(rectifying, verifying)
  if (found.approval || found.decisionId) steps.push(escalating)
  if (found.decisionId) steps.push(decided, ...again)
  if (found.accountability) steps.push(accountable)
  return steps
}

/** Reporting to the government is not the way every case goes. */
function isMaybe(key: string, found: PathCase): boolean {
  return (key === 'escalating' || key === 'decided') && !found.requestId && found.stage !== 'escalating'
}
