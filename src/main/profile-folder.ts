import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const fullCodes: ReadonlySet<string | undefined> = new Set(['ENOSPC', 'EDQUOT'])

/**
 * Why nothing can be kept in the desk's folder, as the system's code (`EROFS`, `EACCES`, …). A full disk is no reason: what
 * is there can still be read, and the desk says itself what it cannot take any more.
 */
export function profileProblem(profile: string): string | undefined {
  const code = troubleOfWriting(profile, '')
  return fullCodes.has(code) ? undefined : code
}

/** True where there is no room for one more byte, as for the lock of the desk that runs. */
export function diskIsFull(profile: string): boolean {
  return fullCodes.has(troubleOfWriting(profile, '1'))
}

function troubleOfWriting(profile: string, content: string): string | undefined {
  const probe = join(profile, `.write-probe-${process.pid}`)
  try {
    mkdirSync(profile, { recursive: true })
    writeFileSync(probe, content)
    return undefined
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? 'unknown'
  } finally {
    removeProbe(probe)
  }
}

function removeProbe(probe: string): void {
  try {
    rmSync(probe, { force: true })
  } catch {
    // Where there is no folder, or none that can be written, there is no probe.
  }
}
