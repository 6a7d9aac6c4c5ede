import { fromBase64 } from '#shared/minutes/base64'
import { pushRows, pushWorkbook, sharingPaths } from '#shared/sync/sharing-protocol'
import type { SharingDesk } from '../../data/desk-worker-api-sharing'
import { type HotlineDeskParts, post } from './hotline-desk'

/** The queries of 数据共享: some hundreds of rows a year, read as a whole; what a push carries only the server knows. */
export function sharingDesk(parts: () => HotlineDeskParts): SharingDesk {
  const store = () => parts().store
  return {
    dataReturns: () =>
      store().read(async (tx) => (await tx.allOf('dataReturn')).sort((a, b) => (a.dueAt < b.dueAt ? 1 : -1))),
    returnTemplates: () => store().read((tx) => tx.allOf('returnTemplate')),
    shareAgreements: () => store().read((tx) => tx.allOf('shareAgreement')),
    sharePushes: () =>
      store().read(async (tx) => (await tx.allOf('sharePush')).sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1))),
    pushRows: (pushId) => post(parts().transport, sharingPaths.rows, { pushId }, pushRows),
    pushWorkbook: async (pushId) => {
      const answer = await post(parts().transport, sharingPaths.workbook, { pushId }, pushWorkbook)
      if (!answer.ok) return answer
      return { ok: true, value: { file: answer.value.file, bytes: fromBase64(answer.value.bytes) } }
    },
  }
}
