import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { chromium, type Page } from '@playwright/test'
import type { LaunchOptions, MainProcess } from './desktop-app'

const root = join(import.meta.dirname, '../../..')
const startsWithinMs = 60_000
/** What Chromium says when it can be driven. */
const listening = /DevTools listening on ws:\/\/127\.0\.0\.1:(\d+)\//

/** Boots the built main bundle in Node over the system's Chromium (tests/support/electron/README.md). */
export async function launchStandIn({ profile, args, env }: LaunchOptions): Promise<MainProcess> {
  const imports = ['tsx', join(root, 'tests/support/electron/register.ts')].flatMap((name) => ['--import', name])
  const child = spawn(
    process.execPath,
    [...imports, join(root, 'out/main/index.js'), `--user-data-dir=${profile}`, '--remote-debugging-port=0', ...args],
    { cwd: root, stdio: ['ignore', 'inherit', 'pipe', 'ipc'], env: { ...process.env, STAND_IN_TESTS: '1', ...env } },
  )
  let errors = ''
  let port = ''
  child.stderr?.on('data', (chunk: Buffer) => {
    errors = (errors + chunk.toString()).slice(-4000)
    port ||= listening.exec(errors)?.[1] ?? ''
  })
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  await isListening(
    child,
    () => port !== '',
    () => errors,
  )
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`)
  const main = mainCalls(child)
  const page = await deskPage(() => browser.contexts().flatMap((context) => context.pages()))
  return {
    page,
    main,
    quit: async () => {
      const quitting = main(({ app }) => app.quit(), undefined)
      await Promise.race([quitting, ended])
      await ended
    },
    kill: async () => {
      // Chromium first: without its main process it would put its house in order.
      const browserPid = await main(() => (globalThis as { standInChromium?: number }).standInChromium ?? 0, undefined)
      if (browserPid > 0) process.kill(-browserPid, 'SIGKILL')
      child.kill('SIGKILL')
      await ended
    },
  }
}

async function isListening(child: ChildProcess, listens: () => boolean, errors: () => string): Promise<void> {
  const until = Date.now() + startsWithinMs
  for (;;) {
    if (child.exitCode !== null) throw new Error(`the desktop client ended with ${child.exitCode}: ${errors()}`)
    if (listens()) return
    if (Date.now() > until) throw new Error(`no window within a minute: ${errors()}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

async function deskPage(pages: () => Page[]): Promise<Page> {
  const until = Date.now() + startsWithinMs
  for (;;) {
    const page = pages().find((candidate) => candidate.url().startsWith('https://desk.app.'))
    if (page) return page
    if (Date.now() > until) throw new Error('the desk shows no page')
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

function mainCalls(child: ChildProcess): MainProcess['main'] {
  let last = 0
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>()
  child.on('message', ({ id, value, error }: { id: number; value?: unknown; error?: string }) => {
    const asked = waiting.get(id)
    waiting.delete(id)
    if (error === undefined) asked?.resolve(value)
    else asked?.reject(new Error(error))
  })
  child.once('exit', () => {
    for (const { reject } of waiting.values()) reject(new Error('the main process has ended'))
  })
  return (work, given) => {
    last += 1
    const id = last
    if (!child.connected) return Promise.reject(new Error('the main process has ended'))
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve: resolve as (value: unknown) => void, reject })
      // It may end while it is asked.
      child.send({ id, text: work.toString(), given }, (error) => error && reject(error))
    })
  }
}
