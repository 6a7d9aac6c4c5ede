import { createHash, randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { DeskError } from '#shared/messages/catalogue'

/** A key that secrets of the database are sealed under. It lies outside the database and outside its backups. */
export interface ServerKey {
  /** 16 hexadecimal digits of the key's hash: tells keys apart and gives nothing away. */
  readonly id: string
  /** 32 bytes. */
  readonly bytes: Uint8Array
  /** ISO-8601. */
  readonly made: string
}

/** The newest first; earlier ones stay for backups of their time. */
export type KeyRing = readonly ServerKey[]

export interface KeyPlace {
  readonly dataDir: string
  /** Where the operator keeps the keys, a credential of the service manager for instance. */
  readonly serverKeysFile?: string | undefined
}

const ringFile = z.object({
  deskServerKeys: z.literal(1),
  keys: z
    .array(z.object({ id: z.string(), key: z.base64url().length(43), made: z.iso.datetime() }))
    .min(1)
    .max(100),
})

export const keyRingFile = ({ dataDir, serverKeysFile }: KeyPlace): string =>
  serverKeysFile ?? join(dataDir, 'server-keys.json')

const idOf = (bytes: Uint8Array) =>
  createHash('sha256').update('desk server key').update(bytes).digest('hex').slice(0, 16)

export function newServerKey(now: Date): ServerKey {
  const bytes = randomBytes(32)
  return { id: idOf(bytes), bytes, made: now.toISOString() }
}

/**
 * The keys of a file; none where there is no file.
 * @throws DeskError `cli.serverKeysExposed` when every account may read it, `cli.serverKeysDamaged`, `cli.fileUnreadable`
 */
export function readKeyRing(file: string): KeyRing {
  const stat = statSync(file, { throwIfNoEntry: false })
  if (!stat) return []
  if (process.platform !== 'win32' && (stat.mode & 0o007) !== 0) throw new DeskError('cli.serverKeysExposed', { file })
  let content: z.infer<typeof ringFile>
  try {
    content = ringFile.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch (cause) {
    const reason = (cause as NodeJS.ErrnoException).code
    if (reason) throw new DeskError('cli.fileUnreadable', { file, reason }, { cause })
    throw new DeskError('cli.serverKeysDamaged', { file }, { cause })
  }
  return content.keys.map(({ id, key, made }) => {
    const bytes = new Uint8Array(Buffer.from(key, 'base64url'))
    if (idOf(bytes) !== id) throw new DeskError('cli.serverKeysDamaged', { file })
    return { id, bytes, made }
  })
}

/**
 * On the disk before anything is sealed under a key of it: a key that a power failure took would take the secrets along.
 * @throws DeskError `cli.serverKeysUnwritten`
 */
export function writeKeyRing(file: string, ring: KeyRing): void {
  const keys = ring.map(({ id, bytes, made }) => ({ id, key: Buffer.from(bytes).toString('base64url'), made }))
  const unfinished = `${file}.${process.pid}.tmp`
  try {
    const handle = openSync(unfinished, 'w', 0o600)
    try {
      writeFileSync(handle, `${JSON.stringify({ deskServerKeys: 1, keys }, null, 2)}\n`)
      fsyncSync(handle)
    } finally {
      closeSync(handle)
    }
    renameSync(unfinished, file)
    if (process.platform !== 'win32') syncFolder(dirname(file))
  } catch (cause) {
    const reason = (cause as NodeJS.ErrnoException).code ?? 'unknown'
    throw new DeskError('cli.serverKeysUnwritten', { file, reason }, { cause })
  }
}

function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** All keys of both, each once; what `first` has comes first. */
export function joinRings(first: KeyRing, second: KeyRing): KeyRing {
  return [...first, ...second.filter(({ id }) => !first.some((known) => known.id === id))]
}
