import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Why nothing can be kept in the desk's folder, as the system's code (`EROFS`, `EACCES`, …). A full disk is no reason: what
 * is there can still be read, and the desk says itself what it cannot take any more.
 */
export function profileProblem(profile: string): string | undefined {
  const probe = join(profile, `.write-probe-${process.pid}`)
  try {
    mkdirSync(profile, { recursive: true })
    writeFileSync(probe, '')
    rmSync(probe)
    return undefined
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown'
    return code === 'ENOSPC' || code === 'EDQUOT' ? undefined : code
  }
}
