import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { JournalFile } from '../../src/main/journal/journal-file'

const KILLS = 50

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'desk-kill-'))
  await build({
    entryPoints: [join(import.meta.dirname, '../support/journal-until-killed.ts')],
    outfile: join(folder, 'writer.mjs'),
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
  })
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** Lets it write for a while and kills it; answers the last position it had called saved. */
function killed(file: string, lines: number): Promise<number> {
  const child = spawn(process.execPath, [join(folder, 'writer.mjs'), file], { stdio: ['ignore', 'pipe', 'inherit'] })
  let printed = ''
  child.stdout.on('data', (chunk: Buffer) => {
    printed += chunk.toString()
    // Somewhere in the middle of whatever it does just then.
    if (printed.split('\n').length > lines) child.kill('SIGKILL')
  })
  return new Promise((resolve) => {
    child.once('close', () => {
      const whole = printed.slice(0, printed.lastIndexOf('\n')).split('\n')
      resolve(Number(whole.at(-1) ?? 0))
    })
  })
}

describe('the journal of the desktop client', () => {
  it(`killed ${KILLS} times at random moments misses nothing that was called saved`, async () => {
    const file = join(folder, 'store.journal')
    let before = 0
    for (let kill = 0; kill < KILLS; kill += 1) {
      const saved = await killed(file, 3 + ((kill * 37) % 60))
      expect(saved).toBeGreaterThan(before)
      const journal = await JournalFile.open(file)
      const positions = journal.after(0, Number.MAX_SAFE_INTEGER).map(({ position }) => position)
      await journal.close()
      expect(positions.at(-1)).toBeGreaterThanOrEqual(saved)
      expect(positions).toEqual(Array.from({ length: positions.length }, (_, at) => at + 1))
      before = positions.length
    }
  })
})
