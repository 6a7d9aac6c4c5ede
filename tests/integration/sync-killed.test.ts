import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, describe, expect, it } from 'vitest'
import { DEMO_PASSWORD } from '#server/setup/demo-accounts'
import { openDb } from '#server/storage/open-db'
import { askServer } from '../../src/cli/server-client'
import { type AnswerCutter, cutAnswers } from '../support/answer-cutter'
import { freshDataDir } from '../support/pglite-template'

const root = join(import.meta.dirname, '..', '..')
const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href
const children = new Set<ChildProcess>()

function run(program: string, ...args: string[]): ChildProcess {
  const child = spawn(process.execPath, ['--import', tsx, join(root, 'tests', 'support', program), ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  children.add(child)
  child.once('exit', () => children.delete(child))
  return child
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode) return
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGKILL')
  await gone
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = ''
    let trouble = ''
    child.stderr?.on('data', (chunk) => {
      trouble += chunk
    })
    child.stdout?.on('data', (chunk) => {
      text += chunk
      if (text.includes('\n')) resolve(text.split('\n')[0] ?? '')
    })
    child.once('exit', (code) => reject(new Error(`ended with ${code}: ${trouble}`)))
  })
}

const idsIn = (file: string): string[] => {
  if (!existsSync(file)) return []
  const text = readFileSync(file, 'utf8')
  const lines = text
    .slice(0, text.lastIndexOf('\n') + 1)
    .split('\n')
    .filter(Boolean)
  return lines.map((line) => (JSON.parse(line) as { id: string }).id)
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 20))
}

/** So often each of them is killed. */
const ROUNDS = 5

describe('server and client, each killed in the middle of their work, again and again', () => {
  let dataDir = ''
  let folder = ''
  let cutter: AnswerCutter | undefined
  afterAll(async () => {
    await Promise.all([...children].map(kill))
    await cutter?.close()
    await rm(dataDir, { recursive: true, force: true })
    await rm(folder, { recursive: true, force: true })
  })

  it('lose no command that was journaled, and no receipt that was given, while answers are lost on the way', {
    timeout: 600_000,
  }, async () => {
    dataDir = await freshDataDir()
    folder = await mkdtemp(join(tmpdir(), 'desk-client-'))
    const clientId = uuidv7()
    let server = run('serve-until-killed.ts', dataDir)
    const { port, caFile } = JSON.parse(await firstLine(server))
    const url = `https://localhost:${port}`
    const body = {
      login: 'zhangwei',
      password: DEMO_PASSWORD,
      client: { id: clientId, device: '测试', enrolled: true },
      tokenIn: 'bearer',
    }
    const { token } = JSON.parse((await askServer({ url, caFile }, { path: '/auth/v1/login', body })).text)
    cutter = await cutAnswers(port, 4)
    const through = `https://localhost:${cutter.port}`
    const startClient = () => run('send-until-killed.ts', through, caFile, token, clientId, folder)
    const receipts = () => idsIn(join(folder, 'receipts')).length

    let client = startClient()
    for (let round = 1; round <= ROUNDS; round++) {
      const before = receipts()
      await until(() => receipts() >= before + 9)
      await kill(server)
      await kill(client)
      client = startClient()
      server = run('serve-until-killed.ts', dataDir, String(port))
      await firstLine(server)
    }
    await kill(client)
    const journaled = idsIn(join(folder, 'journal'))
    const told = new Set(idsIn(join(folder, 'receipts')))
    // One more start sends what was journaled and not yet answered.
    client = startClient()
    await until(() => {
      const now = new Set(idsIn(join(folder, 'receipts')))
      return journaled.every((id) => now.has(id))
    })
    await Promise.all([kill(client), kill(server)])

    const db = await openDb({ dataDir })
    const stored = await db.query<{ id: string; seq: number }>(
      'SELECT cmd_id AS id, seq FROM receipt WHERE client_id = $1 ORDER BY seq',
      [clientId],
    )
    await db.close()
    const kept = new Set(stored.map(({ id }) => id))
    expect([...told].filter((id) => !kept.has(id))).toEqual([])
    expect(journaled.filter((id) => !kept.has(id))).toEqual([])
    expect(stored.map(({ seq }) => seq)).toEqual(stored.map((_, index) => index + 1))
    expect(journaled.length).toBeGreaterThan(ROUNDS * 9)
    expect(cutter.lost()).toBeGreaterThanOrEqual(ROUNDS)
  })
})
