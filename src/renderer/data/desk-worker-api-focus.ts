import type { Campaign } from '#shared/domain/campaign'
import type { FocusCount } from '#shared/domain/focus'
import type { FocusBoard, FocusFilter, FocusQuery } from '#shared/domain/focus-board'
import type { OfficialDocument } from '#shared/domain/official-document'
import type { SupervisionCase } from '#shared/domain/supervision-case'
import type { Warning } from '#shared/domain/warning'
import type { WorkOrder } from '#shared/domain/work-order'
import type { Refusal } from '#shared/messages/catalogue'
import type { FocusBoardAnswer, FocusOrderPage } from '#shared/sync/focus-protocol'

export type FocusServerAnswer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: Refusal }

export interface FocusRange {
  readonly offset: number
  readonly limit: number
}

export interface CampaignBundle {
  readonly campaign: Campaign
  /** Cases opened from it that this officer may see. */
  readonly cases: readonly SupervisionCase[]
  /** Orders and documents of these cases. */
  readonly orders: readonly WorkOrder[]
  readonly documents: readonly OfficialDocument[]
  readonly pending: boolean
}

/** A warning, with what the case it may be about is called here. */
export type WarningView = Warning & { readonly caseTitle: string; readonly caseNo: string }

/** 重点监督, 专项监督 and 预警 as the screens ask for them. */
export interface FocusApi {
  /** Counted over the orders that this machine holds. */
  focusBoard(query: FocusQuery): Promise<FocusBoard>
  focusOrders(filter: FocusFilter, count: FocusCount, range: FocusRange): Promise<FocusOrderPage>
  /** Counted by the server over everything; needs a network. */
  focusServerBoard(query: FocusQuery): Promise<FocusServerAnswer<FocusBoardAnswer>>
  focusServerOrders(
    filter: FocusFilter,
    count: FocusCount,
    range: FocusRange,
  ): Promise<FocusServerAnswer<FocusOrderPage>>
  /** Every campaign this officer may see, the latest first. */
  campaigns(): Promise<readonly Campaign[]>
  campaignBundle(id: string): Promise<CampaignBundle | undefined>
  /** Every warning of this officer's regions, red and new ones first. */
  warnings(): Promise<readonly WarningView[]>
}
