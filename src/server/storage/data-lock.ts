import { randomUUID } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { DeskError } from '#shared/messages/catalogue'
import { processStart } from './process-identity'

const lockContent = z.object({ pid: z.number().int(), started: z.string(), host: z.string() })
type LockContent = z.infer<typeof lockContent>

export interface DataLock {
  readonly release: () => void
}

const lockFile = (dataDir: string) => join(dataDir, 'desk.lock')

function readLock(path: string): LockContent | undefined {
  try {
    return lockContent.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    return undefined
  }
}

/** Another machine's process cannot be asked, so on a shared disk its lock counts as held. */
function isHeld(lock: LockContent | undefined): lock is LockContent {
  if (!lock) return false
  return lock.host !== hostname() || processStart(lock.pid) === lock.started
}

/** Who uses the data directory now; undefined when nobody does. */
export function lockHolder(dataDir: string): LockContent | undefined {
  const lock = readLock(lockFile(dataDir))
  return isHeld(lock) ? lock : undefined
}

/** Puts the lock there whole or not at all: an empty one would be taken for what a killed process left. */
function tryCreate(path: string, content: LockContent): boolean {
  const own = `${path}.new-${randomUUID()}`
  try {
    writeFileSync(own, JSON.stringify(content), { flag: 'wx', mode: 0o600 })
    linkSync(own, path)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'EEXIST' && tryWithoutLink(path, content)
  } finally {
    rmSync(own, { force: true })
  }
}

/** Where the disk knows no links (FAT, some shares): whoever was set aside while he wrote sees it and tries again. */
function tryWithoutLink(path: string, content: LockContent): boolean {
  try {
    writeFileSync(path, JSON.stringify(content), { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
  return isSame(readLock(path), content)
}

function isSame(found: LockContent | undefined, content: LockContent | undefined): boolean {
  return found?.pid === content?.pid && found?.started === content?.started
}

/**
 * Guards the data directory: PGlite takes no lock of its own, and two programs writing the same files
 * destroy the database. A lock left by a killed process is taken over.
 * @throws DeskError `cli.dataDirBusy` while another process holds it, `cli.dataDirUnusable` when the folder cannot be written.
 */
export function lockDataDir(dataDir: string): DataLock {
  const path = lockFile(dataDir)
  const mine: LockContent = { pid: process.pid, started: processStart(process.pid) ?? '', host: hostname() }
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
    for (let attempt = 0; attempt < 3; attempt++) {
      if (tryCreate(path, mine)) return { release: () => releaseLock(path, mine) }
      const found = readLock(path)
      if (isHeld(found)) throw new DeskError('cli.dataDirBusy', { dir: dataDir, pid: found.pid })
      setAside(path, found)
    }
  } catch (error) {
    if (error instanceof DeskError) throw error
    const reason = (error as NodeJS.ErrnoException).code ?? 'unknown'
    throw new DeskError('cli.dataDirUnusable', { dir: dataDir, reason }, { cause: error })
  }
  throw new DeskError('cli.dataDirBusy', { dir: dataDir, pid: readLock(path)?.pid ?? 0 })
}

/** Two starting processes may both find the same stale lock: whoever moved a live one away puts it back. */
function setAside(path: string, stale: LockContent | undefined): void {
  const aside = `${path}.stale-${process.pid}`
  try {
    renameSync(path, aside)
  } catch {
    return
  }
  const moved = readLock(aside)
  if (moved && !isSame(moved, stale)) renameSync(aside, path)
  else rmSync(aside, { force: true })
}

function releaseLock(path: string, mine: LockContent): void {
  if (isSame(readLock(path), mine)) rmSync(path, { force: true })
}
