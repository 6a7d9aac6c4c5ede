import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const cli = join(import.meta.dirname, '../../../scripts/desk.mjs')

/** What else the server's node is told, `--cpu-prof --cpu-prof-dir=DIR` say: whoever looks where its time goes. */
const nodeArguments = process.env.BENCH_SERVER_NODE?.split(' ') ?? []

export interface BenchServer {
  readonly url: string
  readonly spki: string
  readonly pid: number
  /** `desk ARGS --server this`, to its end. */
  readonly desk: (...args: readonly string[]) => Promise<void>
  readonly stop: () => Promise<void>
}

export interface BenchLocation {
  readonly dataDir: string
  readonly databaseUrl?: string | undefined
}

/** The server as it is shipped, in a process of its own, on an empty store, or on what `prepare` has put there. */
export async function startBenchServer(
  databaseUrl?: string,
  prepare?: (location: BenchLocation) => Promise<void>,
): Promise<BenchServer> {
  const dataDir = await mkdtemp(join(tmpdir(), 'desk-bench-'))
  await prepare?.({ dataDir, databaseUrl })
  const env = { ...process.env, ...(databaseUrl ? { DATABASE_URL: databaseUrl } : {}) }
  const child = spawn(process.execPath, [...nodeArguments, cli, 'serve', '--demo', '--port', '0', '--data', dataDir], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await said(child, 'https://')
  const { url, spki } = JSON.parse(await readFile(join(dataDir, 'server.json'), 'utf8')) as BenchServer
  return {
    url,
    spki,
    pid: child.pid ?? 0,
    desk: (...args) => {
      const one = spawn(process.execPath, [cli, ...args, '--server', url], { stdio: ['ignore', 'ignore', 'inherit'] })
      return new Promise((resolve, reject) =>
        one.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`desk ${args[0]} ended with ${code}`)))),
      )
    },
    stop: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGTERM')
      await ended
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

function said(child: ChildProcess, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let printed = ''
    child.stdout?.on('data', (chunk: Buffer) => {
      printed += chunk.toString()
      if (printed.includes(text)) resolve()
    })
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)))
  })
}

/** Resident memory of a process now and at its highest, in MB. */
export async function memoryOf(pid: number): Promise<{ rss: number; peak: number }> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  const mb = (name: string) => Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)?.[1] ?? Number.NaN) / 1024
  return { rss: mb('VmRSS'), peak: mb('VmHWM') }
}

/** Lets the highest memory be counted from now on (Linux: 5 into `clear_refs`). */
export async function forgetPeak(pid: number): Promise<void> {
  await writeFile(`/proc/${pid}/clear_refs`, '5')
}

/** Processor time of a process until now. */
export async function cpuMs(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  // In ticks of a hundredth of a second: utime and stime.
  return (Number(fields[11]) + Number(fields[12])) * 10
}
