import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

const cli = join(import.meta.dirname, '../../../scripts/desk.mjs')

/** `desk …` as an administrator types it; `input` is what he types at its question. Throws what it says on failure. */
export function deskCommand(args: readonly string[], input = ''): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], { input, encoding: 'utf8' })
  if (status !== 0) throw new Error(`desk ${args[0]} ended with ${status}: ${stderr}`)
  return stdout
}
