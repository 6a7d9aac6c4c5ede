import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises'
import { request } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const cli = join(import.meta.dirname, '../../../scripts/desk.mjs')

export const demoPassword = 'Desk-demo-2026'

/** The built product's server as a person starts it, on a data directory of its own. */
export class DeskServer {
  private constructor(
    readonly url: string,
    /** SHA-256 of the certificate's public key: the one key the browser is told to trust. */
    readonly spki: string,
    readonly dataDir: string,
    private child: ChildProcess,
  ) {}

  /** Where the run has a data directory that was started once before, its copy: a first start takes many seconds. */
  static async start(): Promise<DeskServer> {
    const dataDir = await mkdtemp(join(tmpdir(), 'desk-e2e-'))
    const startedBefore = process.env.DESK_STARTED_BEFORE
    if (startedBefore) await cp(startedBefore, dataDir, { recursive: true })
    const child = spawnServer(dataDir, '0')
    await firstLine(child, 'https://')
    const { url, spki } = JSON.parse(await readFile(join(dataDir, 'server.json'), 'utf8'))
    return new DeskServer(url, spki, dataDir, child)
  }

  /** `desk import FILE`, as its documentation says; returns what it printed. */
  async import(file: string): Promise<string> {
    const answer = run(process.execPath, [cli, 'import', file, '--server', this.url], { maxBuffer: 16 * 1024 * 1024 })
    // 4 says that some rows were refused, as those of the sample are.
    const { stdout } = await answer.catch((error) => {
      if (error.code === 4) return error as { stdout: string }
      throw error
    })
    return stdout
  }

  /** Made-up orders, the same for the same number. */
  async seed(cases: number): Promise<void> {
    await run(process.execPath, [cli, 'seed', '--cases', String(cases), '--server', this.url])
  }

  advanceDays(days: number): Promise<void> {
    return this.post('/demo/v1/clock', { advanceDays: days })
  }

  /** As a cable pulled: nobody answers any more, the data stays. */
  pause(): Promise<void> {
    return this.end()
  }

  /** At the same address again. */
  async resume(): Promise<void> {
    this.child = spawnServer(this.dataDir, new URL(this.url).port)
    await firstLine(this.child, 'https://')
  }

  async stop(): Promise<void> {
    await this.end()
    await rm(this.dataDir, { recursive: true, force: true })
  }

  private async end(): Promise<void> {
    if (this.child.exitCode !== null) return
    const ended = new Promise((resolve) => this.child.once('exit', resolve))
    this.child.kill('SIGTERM')
    await ended
  }

  private post(path: string, body: unknown): Promise<void> {
    return new Promise((resolve, reject) => {
      const call = request(
        new URL(path, this.url),
        // The test trusts its own server on loopback; what browsers trust is tested by the browser.
        { method: 'POST', rejectUnauthorized: false, headers: { 'content-type': 'application/json' } },
        (answer) => {
          answer.resume()
          answer.on('end', () =>
            answer.statusCode === 200 ? resolve() : reject(new Error(`${path}: ${answer.statusCode}`)),
          )
        },
      )
      call.on('error', reject)
      call.end(JSON.stringify(body))
    })
  }
}

function spawnServer(dataDir: string, port: string): ChildProcess {
  return spawn(process.execPath, [cli, 'serve', '--demo', '--port', port, '--data', dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}

function firstLine(child: ChildProcess, containing: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let printed = ''
    child.stdout?.on('data', (chunk: Buffer) => {
      printed += chunk.toString()
      if (printed.includes(containing) && printed.includes('\n')) resolve()
    })
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${printed}`)))
  })
}
