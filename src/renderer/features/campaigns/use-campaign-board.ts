import type { Campaign } from '#shared/domain/campaign'
import { civilDateOf } from '#shared/domain/civil-date'
import type { FocusNumbers } from '#shared/domain/focus'
import type { FocusBoard, FocusFilter } from '#shared/domain/focus-board'
import type { DeskWorker } from '../../data/desk-worker-api'
import { useLive } from '../../data/hooks'
import { useNow } from '../../ui/time/use-now'

export interface CampaignBoard {
  readonly before: FocusNumbers
  readonly now: FocusBoard
}

/** The part of the board the campaign is about: as it was, and since it began. */
export function useCampaignBoard(campaign: Campaign): CampaignBoard | undefined {
  const today = civilDateOf(useNow())
  const key = `campaign board ${campaign.id} ${JSON.stringify(campaign.basis)} ${campaign.from} ${today}`
  return useLive(key, ['orders', 'cases'], (desk) => readCampaignBoard(desk, campaign, today)).value
}

export async function readCampaignBoard(
  desk: Pick<DeskWorker, 'focusBoard'>,
  campaign: Pick<Campaign, 'basis' | 'from' | 'to'>,
  today: string,
): Promise<CampaignBoard | undefined> {
  const { basis } = campaign
  if (!basis) return undefined
  const [before, now] = await Promise.all([
    desk.focusBoard({ ...basis, by: [] }),
    desk.focusBoard({ ...duringOf(campaign, basis, today), by: [] }),
  ])
  return { before: before.total, now }
}

export function duringOf({ from, to }: Pick<Campaign, 'from' | 'to'>, basis: FocusFilter, today: string): FocusFilter {
  const end = today < to ? today : to
  return { ...basis, from: from.slice(0, 7), to: (end < from ? from : end).slice(0, 7) }
}
