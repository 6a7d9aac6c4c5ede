import { randomBytes } from 'node:crypto'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'

/** Argon2id with 64 MiB, three passes, one lane; about 0.3 s on an office machine. */
const cost = { memorySize: 64 * 1024, iterations: 3, parallelism: 1, hashLength: 32 }
/** For a password that is published: nobody need guess it, so that a login need not take as long as a guess. */
const publishedCost = { ...cost, memorySize: 1024, iterations: 1 }

/** Memory of the WebAssembly instance is given back when nobody has logged in for a while. */
const idleMs = 30_000

/**
 * The worker gets the library's address as data, so it is the same three lines in tests and in the bundle.
 * Hashing there keeps other officers' requests going during the morning's logins.
 */
const workerCode = `
const { parentPort, workerData } = require('node:worker_threads')
const library = import(workerData)
parentPort.on('message', async ({ id, kind, options }) => {
  try {
    const { argon2id, argon2Verify } = await library
    const value = kind === 'hash' ? await argon2id({ ...options, outputType: 'encoded' }) : await argon2Verify(options)
    parentPort.postMessage({ id, value })
  } catch (error) {
    parentPort.postMessage({ id, trouble: String(error) })
  }
})
`

interface Answer {
  readonly id: number
  readonly value?: string | boolean
  readonly trouble?: string
}

interface Waiting {
  readonly resolve: (value: string | boolean) => void
  readonly reject: (error: Error) => void
}

/** One worker that hashes one password after another: memory stays bounded however many log in at once. */
class HashWorker {
  #worker: Worker | undefined
  #idle: NodeJS.Timeout | undefined
  #next = 0
  readonly #waiting = new Map<number, Waiting>()

  ask(kind: 'hash' | 'verify', options: object): Promise<string | boolean> {
    clearTimeout(this.#idle)
    const id = this.#next++
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject })
      const worker = this.#running()
      // A command line that hashes has nothing else to live for: it would end before the answer.
      worker.ref()
      worker.postMessage({ id, kind, options })
    })
  }

  #running(): Worker {
    if (this.#worker) return this.#worker
    const library = pathToFileURL(createRequire(import.meta.url).resolve('hash-wasm')).href
    const worker = new Worker(workerCode, { eval: true, workerData: library, execArgv: [] })
    worker.on('message', (answer: Answer) => this.#settle(answer))
    worker.on('error', (error) => this.#failAll(error))
    this.#worker = worker
    return worker
  }

  #settle({ id, value, trouble }: Answer): void {
    const waiting = this.#waiting.get(id)
    this.#waiting.delete(id)
    if (value === undefined) waiting?.reject(new Error(trouble))
    else waiting?.resolve(value)
    if (this.#waiting.size > 0) return
    // Nobody waits for an idle hasher to stop.
    this.#worker?.unref()
    this.#idle = setTimeout(() => this.#stop(), idleMs).unref()
  }

  #failAll(error: Error): void {
    this.#worker = undefined
    for (const waiting of this.#waiting.values()) waiting.reject(error)
    this.#waiting.clear()
  }

  #stop(): void {
    void this.#worker?.terminate()
    this.#worker = undefined
  }
}

const worker = new HashWorker()

/** The encoded hash with its salt and cost, `$argon2id$v=19$m=65536,t=3,p=1$…`. */
export function hashPassword(password: string): Promise<string> {
  return hashWith(cost, password)
}

/** Of a password that everybody knows. */
export function hashPublished(password: string): Promise<string> {
  return hashWith(publishedCost, password)
}

async function hashWith(options: typeof cost, password: string): Promise<string> {
  return String(await worker.ask('hash', { ...options, password: password.normalize('NFKC'), salt: randomBytes(16) }))
}

export async function passwordMatches(password: string, hash: string): Promise<boolean> {
  return (await worker.ask('verify', { password: password.normalize('NFKC'), hash })) === true
}

/** Compared with when the login is unknown, so that the answer takes as long as for a known one. */
let decoy: Promise<string> | undefined
export function decoyHash(): Promise<string> {
  decoy ??= hashPassword(randomBytes(16).toString('hex'))
  return decoy
}
