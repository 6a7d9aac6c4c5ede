import {
  chmodSync,
  closeSync,
  copyFileSync,
  fsyncSync,
  linkSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'

/** A new version may begin so often without its page coming up; then the earlier one takes its place again. */
const MOST_STARTS = 2

const trial = z.object({ version: z.string(), file: z.string(), starts: z.number().int().min(0) })
type Trial = z.infer<typeof trial>

/** Where the earlier version waits beside the program. */
export const earlierOf = (file: string): string => `${file}.earlier`

export interface AppImage {
  /** The AppImage that runs, as its own start script says in `APPIMAGE`; elsewhere the system's installer does all this. */
  readonly file: string
  /** Tells, across starts, of a version that has not proven itself. */
  readonly trialFile: string
}

/** Undefined where the program was installed by a package, or runs unpacked. */
export function runningAppImage(profile: string, file = process.env.APPIMAGE): AppImage | undefined {
  if (process.platform !== 'linux' || !file) return undefined
  return { file, trialFile: join(profile, 'update-trial.json') }
}

/**
 * Puts a new version in the place of the running one, so that the icons and menus that lead there start it. At every
 * moment one of the two stands under the name, whole; the one before stays beside it.
 * @param installer verified file. @throws Error when the folder of the program cannot be written; nothing is changed then
 */
export function takePlace(installer: string, version: string, { file, trialFile }: AppImage): void {
  const fresh = `${file}.new`
  try {
    copyFileSync(installer, fresh)
    chmodSync(fresh, statSync(file).mode | 0o500)
    flush(fresh)
    keepEarlier(file)
    writeTrial(trialFile, { version, file, starts: 0 })
    renameSync(fresh, file)
    flush(dirname(file))
  } catch (error) {
    rmSync(fresh, { force: true })
    rmSync(trialFile, { force: true })
    throw error
  }
}

function keepEarlier(file: string): void {
  const earlier = earlierOf(file)
  rmSync(earlier, { force: true })
  try {
    linkSync(file, earlier)
  } catch {
    // Sticks and some shares know no links.
    copyFileSync(file, earlier)
    flush(earlier)
  }
}

/**
 * For every start, before anything of the store is opened: counts the starts of a new version that its page has not
 * confirmed, and after the last one puts the earlier version back.
 * @returns `wentBack` when the earlier version stands in its place again and is to be started
 */
export function beginStart(version: string, { file, trialFile }: AppImage): 'go' | 'wentBack' {
  const found = readTrial(trialFile)
  if (!found) return 'go'
  // The power failed before the exchange, or somebody put another version there by hand: there is nothing on trial.
  if (found.version !== version || found.file !== file) {
    rmSync(trialFile, { force: true })
    return 'go'
  }
  if (found.starts < MOST_STARTS) {
    writeTrial(trialFile, { ...found, starts: found.starts + 1 })
    return 'go'
  }
  rmSync(trialFile, { force: true })
  try {
    renameSync(earlierOf(file), file)
    flush(dirname(file))
    return 'wentBack'
  } catch {
    // Somebody took the earlier one away or made the folder his own: trying once more is all that is left.
    return 'go'
  }
}

/** The page of the new version works. The earlier one stays until the next update, for an administrator. */
export function confirmStart({ trialFile }: AppImage): void {
  rmSync(trialFile, { force: true })
}

function readTrial(trialFile: string): Trial | undefined {
  try {
    return trial.parse(JSON.parse(readFileSync(trialFile, 'utf8')))
  } catch {
    return undefined
  }
}

function writeTrial(trialFile: string, content: Trial): void {
  const unfinished = `${trialFile}.part`
  writeFileSync(unfinished, JSON.stringify(content), { mode: 0o600 })
  flush(unfinished)
  renameSync(unfinished, trialFile)
}

function flush(path: string): void {
  const handle = openSync(path, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
