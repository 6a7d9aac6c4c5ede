import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** Facts of the machine, ids and codes; never names, addresses or case text. */
export interface MainLog {
  readonly file: string
  info(event: string, facts?: Readonly<Record<string, unknown>>): void
  warn(event: string, facts?: Readonly<Record<string, unknown>>): void
  error(event: string, error: unknown): void
}

const maxBytes = 2 * 1024 * 1024

/** One JSON line per event in `main.log`; at 2 MB it becomes `main.log.1`, so that the disk holds 4 MB at most. */
export function openMainLog(folder: string): MainLog {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const file = join(folder, 'main.log')
  const write = (level: string, event: string, facts: Readonly<Record<string, unknown>>) => {
    try {
      if (sizeOf(file) > maxBytes) renameSync(file, `${file}.1`)
      appendFileSync(file, `${JSON.stringify({ at: new Date().toISOString(), level, event, ...facts })}\n`, {
        mode: 0o600,
      })
    } catch {
      // A full disk must not stop the desk for the sake of its log.
    }
  }
  return {
    file,
    info: (event, facts = {}) => write('info', event, facts),
    warn: (event, facts = {}) => write('warn', event, facts),
    error: (event, error) =>
      write('error', event, { error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  }
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0
}
