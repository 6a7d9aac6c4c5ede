import type { DataReturn, ReturnTemplate } from '#shared/domain/data-return'
import type { ShareAgreement } from '#shared/domain/share-agreement'

/** 数据共享: what departments report, by which templates, and what sources may send. */
export interface SharingDesk {
  /** Every return that this user may see, the latest day first. */
  dataReturns(): Promise<readonly DataReturn[]>
  returnTemplates(): Promise<readonly ReturnTemplate[]>
  shareAgreements(): Promise<readonly ShareAgreement[]>
}
