import type { Campaign, CampaignTask } from '#shared/domain/campaign'
import { openTasks } from '#shared/domain/campaign'
import { addCivilDays, civilDateOf } from '#shared/domain/civil-date'
import { type Consultation, orderedResolutions, type Resolution } from '#shared/domain/consultation'
import { isWarningFor } from '#shared/domain/warning'
import type { SessionUser, WarningView } from '../../data/desk-worker-api'

export interface DueTask {
  readonly campaign: Campaign
  readonly task: CampaignTask
}

/** What a consultation settled and nobody has carried out yet. */
export interface DueResolution {
  readonly consultation: Consultation
  readonly resolution: Resolution & { readonly dueOn: string }
}

/** What a column of the workbench says besides cases, documents and leads. */
export interface SupervisionWork {
  readonly warnings: readonly WarningView[]
  readonly consultations: readonly Consultation[]
  readonly resolutions: readonly DueResolution[]
  readonly tasks: readonly DueTask[]
  /** To approve, or waiting for somebody else's approval. */
  readonly campaigns: readonly Campaign[]
}

export interface SupervisionSource {
  readonly warnings: readonly WarningView[]
  readonly consultations: readonly Consultation[]
  readonly campaigns: readonly Campaign[]
}

export interface ArrangedSupervision {
  readonly today: SupervisionWork
  readonly week: SupervisionWork
  readonly others: SupervisionWork
}

const WEEK_DAYS = 7
const nothing: SupervisionWork = { warnings: [], consultations: [], resolutions: [], tasks: [], campaigns: [] }

/** Sorts warnings, meetings and campaigns by urgency for one user; each stands in one place only. */
export function arrangeSupervision(
  { warnings, consultations, campaigns }: SupervisionSource,
  { userId, roles, organId }: Pick<SessionUser, 'userId' | 'roles' | 'organId'>,
  now: Date,
): ArrangedSupervision {
  const today = civilDateOf(now)
  const weekEnd = addCivilDays(today, WEEK_DAYS)
  // Limits of his cases stand with the cases themselves.
  const told = warnings.filter(
    (found) => found.state === 'open' && found.kind !== 'caseLimit' && isWarningFor(found, userId),
  )
  const meetings = consultations.filter(({ status }) => status === 'convened')
  const settled = dueResolutions(consultations, organId)
  const own = campaigns.filter((found) => found.organId === organId)
  const tasks = own
    .filter(({ status }) => status === 'running')
    .flatMap((campaign) => openTasks(campaign).map((task) => ({ campaign, task })))
  const isMine = ({ campaign, task }: DueTask) =>
    task.ownerId ? task.ownerId === userId : task.organId === organId && campaign.leaderId === userId
  const mine = tasks.filter(isMine)
  const decides = roles.includes('reviewer') || roles.includes('issuer')
  const toApprove = own.filter((found) => isReady(found) && decides && found.createdBy !== userId)
  return {
    today: {
      warnings: told.filter(({ severity }) => severity === 'red'),
      consultations: meetings.filter(({ scheduledOn }) => scheduledOn <= today),
      resolutions: settled.filter(({ resolution }) => resolution.dueOn <= today),
      tasks: mine.filter(({ task }) => task.dueOn <= today),
      campaigns: toApprove,
    },
    week: {
      warnings: told.filter(({ severity }) => severity !== 'red'),
      consultations: meetings.filter(({ scheduledOn }) => scheduledOn > today && scheduledOn <= weekEnd),
      resolutions: settled.filter(({ resolution: { dueOn } }) => dueOn > today && dueOn <= weekEnd),
      tasks: mine.filter(({ task }) => task.dueOn > today && task.dueOn <= weekEnd),
      campaigns: [],
    },
    others: {
      ...nothing,
      tasks: tasks.filter((each) => !isMine(each) && each.campaign.leaderId === userId),
      campaigns: own.filter((found) => isReady(found) && found.createdBy === userId),
    },
  }
}

/** Of the meetings that the organ called: it follows up what others owe, the soonest first. */
function dueResolutions(consultations: readonly Consultation[], organId: string): DueResolution[] {
  return consultations
    .filter(({ status, hostOrganIds }) => status === 'held' && hostOrganIds.includes(organId))
    .flatMap((consultation) =>
      orderedResolutions(consultation).flatMap(({ dueOn, ...resolution }) =>
        resolution.state === 'open' && dueOn ? [{ consultation, resolution: { ...resolution, dueOn } }] : [],
      ),
    )
    .sort((a, b) => a.resolution.dueOn.localeCompare(b.resolution.dueOn))
}

/** A plan that was given back waits for its author, not for the reviewer. */
function isReady({ status, tasks, returned }: Campaign): boolean {
  return status === 'planned' && returned === '' && Object.keys(tasks).length > 0
}
