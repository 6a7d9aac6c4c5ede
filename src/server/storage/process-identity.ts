import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/**
 * When a process began, as the system tells it; undefined where it does not run or cannot be asked.
 * A number alone is not enough: after a crash another program may have been given the same one.
 */
export function processStart(pid: number): string | undefined {
  if (!isRunning(pid)) return undefined
  try {
    if (process.platform === 'linux') return linuxStart(pid)
    if (process.platform === 'darwin')
      return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim()
  } catch {
    // It ended between the two questions, or the system keeps it to itself: only the number is left.
  }
  return 'unknown'
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Ticks since boot (field 22 of proc/PID/stat, counted behind the program's name) and which boot it was. */
function linuxStart(pid: number): string {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  const ticks = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .at(19)
  const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
  return `${boot}/${ticks}`
}
