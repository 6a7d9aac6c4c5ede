import { z } from 'zod'
import type { HostJournal } from '#shared/host'
import type { VaultRecord, VaultRecords } from './vault-records'

const NAME = 'desk-vault'
const encoder = new TextEncoder()
const decoder = new TextDecoder()

const bytes = z.base64().transform((text) => Uint8Array.from(atob(text), (char) => char.charCodeAt(0)))
const savedRecord = z.object({
  storeName: z.string(),
  userId: z.string(),
  login: z.string(),
  name: z.string(),
  lastLoginAt: z.string(),
  clientId: z.string(),
  salt: bytes,
  memoryKiB: z.number(),
  passes: z.number(),
  wrapped: bytes,
  keychain: z.boolean(),
  suite: z.enum(['xchacha20', 'sm4']).exactOptional(),
  recovery: z.object({ keyId: z.string(), wrapped: bytes }).exactOptional(),
  recoveryReply: z.object({ secretKey: bytes, keychain: z.boolean() }).exactOptional(),
  withoutKeychainAt: z.string().exactOptional(),
  failures: z.number(),
  lastFailureAt: z.number(),
  setAsideAt: z.string().exactOptional(),
  database: z.string().exactOptional(),
  databasesAside: z.array(z.string()).exactOptional(),
})

/**
 * A second copy of the wrapped keys, beside the journals. Without it a journal could not be opened once the browser has
 * thrown its databases away, and with them the key. It holds what the first copy holds: nothing opens without the password.
 */
export function withBackup(records: VaultRecords, journals: HostJournal | undefined): VaultRecords {
  if (!journals) return records
  return {
    async all() {
      const found = await records.all()
      if (found.length > 0) return found
      const saved = await readBackup(journals).catch(() => [])
      for (const record of saved) await records.put(record)
      return saved
    },
    async put(record) {
      await records.put(record)
      // The first copy is what counts; the next change makes up for a second one that failed.
      await writeBackup(journals, await records.all()).catch(() => undefined)
    },
  }
}

async function readBackup(journals: HostJournal): Promise<VaultRecord[]> {
  const journal = await journals.open(NAME)
  try {
    let last: Uint8Array | undefined
    for await (const { bytes } of journal.replay()) last = bytes
    return last ? z.array(savedRecord).parse(JSON.parse(decoder.decode(last))) : []
  } finally {
    await journal.close()
  }
}

async function writeBackup(journals: HostJournal, records: readonly VaultRecord[]): Promise<void> {
  const journal = await journals.open(NAME)
  try {
    const text = JSON.stringify(records, (_key, value: unknown) =>
      value instanceof Uint8Array ? base64(value) : value,
    )
    const position = await journal.append(encoder.encode(text))
    await journal.truncate(position - 1)
  } finally {
    await journal.close()
  }
}

function base64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
}
