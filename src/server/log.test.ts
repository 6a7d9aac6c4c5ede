import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import { expect, it } from 'vitest'
import { defaultConfig } from './config'
import { journalStream, openLog } from './log'

it('gives the journal each line with its priority, whole and in JSON', () => {
  const lines: string[] = []
  const log = pino(
    { level: 'trace' },
    journalStream((line) => lines.push(line)),
  )
  log.fatal('f')
  log.error('e')
  log.warn({ typed: 'a\nb' }, 'w')
  log.info('i')
  log.debug('d')
  expect(lines.map((line) => line.slice(0, 3))).toEqual(['<2>', '<3>', '<4>', '<6>', '<7>'])
  for (const line of lines) expect(line.trimEnd()).not.toContain('\n')
  expect(JSON.parse(lines[2]?.slice(3) ?? '')).toMatchObject({ typed: 'a\nb', msg: 'w' })
})

it('writes the same lines to the file and to the journal', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'desk-log-'))
  const printed: string[] = []
  const write = process.stdout.write
  process.stdout.write = ((text: string) => printed.push(text) > 0) as typeof process.stdout.write
  try {
    const { log, close } = openLog({ ...defaultConfig(), dataDir, logToJournal: true })
    log.warn({ code: 'auth.locked' }, 'refused')
    log.debug('too small')
    await close()
  } finally {
    process.stdout.write = write
  }
  const [name = ''] = await readdir(join(dataDir, 'logs'))
  const kept = await readFile(join(dataDir, 'logs', name), 'utf8')
  await rm(dataDir, { recursive: true })
  expect(kept).toContain('"code":"auth.locked"')
  expect(printed.map((line) => line.slice(3)).join('')).toBe(kept)
})
