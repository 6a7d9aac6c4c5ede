import type { DataReturn, ReturnTemplate } from '#shared/domain/data-return'
import type { ShareAgreement } from '#shared/domain/share-agreement'
import type { SharePush } from '#shared/domain/share-push'
import type { PushRows } from '#shared/sync/sharing-protocol'
import type { HotlineAnswer } from './desk-worker-api-hotline'

/** 数据共享: what departments report, by which templates, and what sources may send. */
export interface SharingDesk {
  /** Every return that this user may see, the latest day first. */
  dataReturns(): Promise<readonly DataReturn[]>
  returnTemplates(): Promise<readonly ReturnTemplate[]>
  shareAgreements(): Promise<readonly ShareAgreement[]>
  /** The latest first. */
  sharePushes(): Promise<readonly SharePush[]>
  /** The rows of a push, which only the server has. */
  pushRows(pushId: string): Promise<HotlineAnswer<PushRows>>
  /** The workbook that an officer carries over; taking it is noted. */
  pushWorkbook(pushId: string): Promise<HotlineAnswer<{ readonly file: string; readonly bytes: Uint8Array }>>
}
