import type { SharingDesk } from '../../data/desk-worker-api-sharing'
import type { LocalStore } from '../store/local-store'

/** The queries of 数据共享: some hundreds of rows a year, read as a whole. */
export function sharingDesk(store: () => LocalStore): SharingDesk {
  return {
    dataReturns: () =>
      store().read(async (tx) => (await tx.allOf('dataReturn')).sort((a, b) => (a.dueAt < b.dueAt ? 1 : -1))),
    returnTemplates: () => store().read((tx) => tx.allOf('returnTemplate')),
    shareAgreements: () => store().read((tx) => tx.allOf('shareAgreement')),
  }
}
