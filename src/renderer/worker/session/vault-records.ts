import Dexie, { type Table } from 'dexie'
import { NewerStoreError } from '../store/dexie-records'
import type { SuiteName } from '../store/suites/cipher-suite'
import type { KeyDerivation } from './password-key'

/** One local store and the wrapped key that opens it. In clear on the disk: what the unlock screen shows before a password. */
export interface VaultRecord extends KeyDerivation {
  readonly storeName: string
  readonly userId: string
  readonly login: string
  readonly name: string
  readonly lastLoginAt: string
  readonly clientId: string
  /** The data key, sealed under the password's key, and by the machine's keychain around that where `keychain` says so. */
  readonly wrapped: Uint8Array
  readonly keychain: boolean
  /** What the store is sealed with; absent in stores from before there was a choice. */
  readonly suite?: SuiteName
  /** The data key once more, sealed to the office's recovery key. */
  readonly recovery?: { readonly keyId: string; readonly wrapped: Uint8Array }
  /** While a recovery is asked for: the secret half of the key that the answer will be sealed to. */
  readonly recoveryReply?: { readonly secretKey: Uint8Array; readonly keychain: boolean }
  /** When the officer agreed to a store without a keychain around its key. */
  readonly withoutKeychainAt?: string
  readonly failures: number
  readonly lastFailureAt: number
  /** Kept for the day its password is remembered; a newer store has taken its place. */
  readonly setAsideAt?: string
  /** Its database, where a copy was put beside one of a newer version; else the database has the store's name. */
  readonly database?: string
  /** Databases that a newer version wrote, until a version that reads them has taken up what they alone hold. */
  readonly databasesAside?: readonly string[]
}

/** The name of the database that holds a store now. */
export function databaseOf({ storeName, database }: Pick<VaultRecord, 'storeName' | 'database'>): string {
  return database ?? storeName
}

export interface VaultRecords {
  all(): Promise<VaultRecord[]>
  put(record: VaultRecord): Promise<void>
}

const VAULT_NAME = 'desk-vault'
const VAULT_VERSION = 1

/** @throws NewerStoreError; any error of IndexedDB where the browser allows none */
export async function openVaultRecords(): Promise<VaultRecords> {
  const found = (await indexedDB.databases()).find(({ name }) => name === VAULT_NAME)
  const version = (found?.version ?? 0) / 10
  if (version > VAULT_VERSION) throw new NewerStoreError(version, VAULT_VERSION)
  const db = new Dexie(VAULT_NAME, { chromeTransactionDurability: 'strict' })
  db.version(VAULT_VERSION).stores({ stores: 'storeName' })
  await db.open()
  db.on('versionchange', () => db.close())
  const table: Table<VaultRecord, string> = db.table('stores')
  return {
    all: () => table.toArray(),
    put: async (record) => {
      await table.put(record)
    },
  }
}
