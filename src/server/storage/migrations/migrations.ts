import { initial } from './0001-initial'
import { sweepIndexes } from './0002-sweep-indexes'
import { blobs } from './0003-blobs'
import { syncComplete } from './0004-sync-complete'
import { supervisionIndex } from './0005-supervision-index'
import { focus } from './0006-focus'
import { privacyScopes } from './0007-privacy-scopes'
import { ownMatters } from './0008-own-matters'
import { inspectionRecords } from './0009-inspection-records'
import { sharePush } from './0010-share-push'
import { barIndex } from './0011-bar-index'
import { shutOutDevices } from './0012-shut-out-devices'
import { hotlineOrders } from './0013-hotline-orders'
import { easyPasswords } from './0014-easy-passwords'
import { blobsGoing } from './0015-blobs-going'
import type { Migration } from './migration'

/** In order and without gaps: a new step is a new file and one more line here. */
export const migrations: readonly Migration[] = [
  initial,
  sweepIndexes,
  blobs,
  syncComplete,
  supervisionIndex,
  focus,
  privacyScopes,
  ownMatters,
  inspectionRecords,
  sharePush,
  barIndex,
  shutOutDevices,
  hotlineOrders,
  easyPasswords,
  blobsGoing,
]
