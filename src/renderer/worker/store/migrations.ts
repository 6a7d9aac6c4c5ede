import type { Transaction } from 'dexie'

export interface StoreMigration {
  /** Whole numbers from 1; never changed once shipped. */
  readonly version: number
  /** Tables that are new or have other indexes, as Dexie writes them. */
  readonly tables: Readonly<Record<string, string>>
  /** Sealed bytes cannot be read here: what needs them is done when the store has been opened. */
  readonly upgrade?: (tx: Transaction) => Promise<void>
}

/**
 * The store's schema on the disk, forward only. Lists are filtered and sorted in memory, so that a table has an index
 * only where rows are fetched by something else than their id.
 */
export const storeMigrations: readonly StoreMigration[] = [
  {
    version: 1,
    tables: {
      workOrder: 'id',
      supervisionCase: 'id',
      caseAction: 'id, caseId',
      officialDocument: 'id, caseId',
      conflict: 'id, caseId, state',
      organ: 'id',
      userProfile: 'id',
      dictionary: 'id',
      holidayYear: 'id',
      legalBasis: 'id',
      documentRule: 'id',
      shadow: 'id',
      outbox: 'id',
      attention: 'id',
      meta: 'id',
      block: 'id',
      change: 'id',
    },
  },
  {
    version: 2,
    tables: { delegation: 'id', classStandard: 'id', triageModel: 'id' },
  },
  {
    version: 3,
    tables: { attachment: 'id, caseId, ownerId, bytes, upload', blob: 'id', blobPart: 'id' },
  },
  {
    version: 4,
    tables: { exportRecord: 'id' },
  },
  { version: 5, tables: { sent: 'id' } },
  { version: 6, tables: { enforcementRecord: 'id', transfer: 'id' } },
  { version: 7, tables: { consultation: 'id' } },
  { version: 8, tables: { minutes: 'id, ownerId', minutesUpdate: 'id, minutesId' } },
  { version: 9, tables: { documentTemplate: 'id' } },
  { version: 10, tables: { supervisionOrder: 'id', submission: 'id', callbackSample: 'id' } },
  { version: 11, tables: { inspection: 'id, caseId' } },
  { version: 12, tables: { thresholds: 'id', campaign: 'id', warning: 'id' } },
  { version: 13, tables: { unmaskLog: 'id' } },
  {
    version: 14,
    tables: { consultationProposal: 'id', dispatchEntry: 'id', taxonomyMap: 'id', sheetProfile: 'id' },
  },
  { version: 15, tables: { shareAgreement: 'id', returnTemplate: 'id', dataReturn: 'id' } },
  { version: 16, tables: { sharePush: 'id' } },
  { version: 17, tables: { organGrade: 'id' } },
]
