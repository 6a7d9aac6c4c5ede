import { quickDerivation } from '../../src/renderer/worker/testing/quick-derivation'
import 'fake-indexeddb/auto'
import { request as httpsRequest } from 'node:https'
import { commandRegistry } from '#shared/commands/registry'
import type { EventHandlers, HostRequest, HostResponse, WorkerHost } from '#shared/host'
import { DeskError } from '#shared/messages/catalogue'
import { defaultPolicy } from '#shared/security/machine-policy'
import { currentSession, logIn, logOut } from '#shared/sync/session-client'
import type { DeskWorker, SyncStatus } from '../../src/renderer/data/desk-worker-api'
import { StoreBackups } from '../../src/renderer/worker/backup/store-backups'
import { TopicBus } from '../../src/renderer/worker/desk/topic-bus'
import { createDeskWorker } from '../../src/renderer/worker/desk-worker'
import { Vault } from '../../src/renderer/worker/session/vault'
import { withBackup } from '../../src/renderer/worker/session/vault-backup'
import { openVaultRecords } from '../../src/renderer/worker/session/vault-records'
import type { WindowLock } from '../../src/renderer/worker/session/window-lock'
import { openDiskStore, openMemoryStore } from '../../src/renderer/worker/store/local-store'
import { MemoryBackups } from './memory-backups'
import { MemoryJournals } from './memory-journals'
import type { TestServer } from './test-server'

/** What happens to a request on its way; `loseAnswer`: the server gets and does it, the client never hears; `cut`: half of it arrives. */
export type Fate = 'pass' | 'fail' | 'loseAnswer' | 'cut'

/** A machine with a network that a test switches off, and a browser's session that survives a restart of the desk. */
export class TestMachine {
  online = true
  /** A promise holds the request up on its way. */
  fate: (request: HostRequest) => Fate | Promise<Fate> = () => 'pass'
  readonly requests: string[] = []
  readonly journals = new MemoryJournals()
  readonly backups = new MemoryBackups()
  /** How far the clock of this machine is ahead. */
  clockAheadMs = 0
  /** What is free on its disk; undefined where it cannot be known. */
  freeBytes: number | undefined
  private token: string | undefined
  private readonly streams = new Set<() => void>()
  private letGo: (() => Promise<void>) | undefined
  private held: object | undefined

  constructor(private server: TestServer) {}

  /** The same machine, the server started anew. */
  meet(server: TestServer): void {
    this.server = server
  }

  /** A cable pulled: streams end, requests fail. */
  goOffline(): void {
    this.online = false
    for (const end of [...this.streams]) end()
  }

  endSession(): void {
    this.token = undefined
  }

  /** Opens the data worker as a page does; `parts` stand in for what the browser gives. */
  desk(): DeskWorker {
    const bus = new TopicBus()
    return createDeskWorker({
      host: this.host(),
      bus,
      vault: async () =>
        new Vault(withBackup(await openVaultRecords(), this.journals), this.host().secrets, Date.now, quickDerivation),
      windowLock: this.windowLock(),
      deviceName: '测试机',
      machine: { userAgent: 'test', storage: async () => ({ usedBytes: 1, quotaBytes: 2, persistent: true }) },
      registry: commandRegistry,
      clock: () => Date.now() + this.clockAheadMs,
      openDiskStore,
      openMemoryStore,
      backups: new StoreBackups(this.backups),
      persist: async () => true,
    })
  }

  host(): WorkerHost {
    const carry = (request: HostRequest) => this.request(request)
    return {
      kind: 'browser',
      journal: this.journals,
      transport: { request: carry, events: (path, on) => this.events(path, on) },
      session: {
        login: async (input) => {
          const outcome = await logIn(carry, input, 'bearer')
          if (outcome.ok) this.token = outcome.token
          return outcome.ok ? { ok: true, session: outcome.session } : outcome
        },
        logout: async () => {
          await logOut(carry)
          this.token = undefined
        },
        current: () => currentSession(carry),
      },
      secrets: {
        available: async () => false,
        wrap: async (secret) => secret,
        unwrap: async (secret) => secret,
      },
      system: {
        version: 'test',
        platform: 'linux',
        policy: async () => defaultPolicy(),
        diskFree: async () => this.freeBytes,
        openExternal: async () => undefined,
      },
    }
  }

  private async request(request: HostRequest): Promise<HostResponse> {
    this.requests.push(`${request.method} ${request.path}`)
    const fate = this.online ? await this.fate(request) : 'fail'
    if (fate === 'fail') throw new DeskError('desktop.serverUnreachable')
    const answer = await this.send(request, fate === 'cut')
    if (fate === 'loseAnswer' || !this.online) throw new DeskError('desktop.serverUnreachable')
    return answer
  }

  private send({ method, path, headers, body }: HostRequest, cut: boolean): Promise<HostResponse> {
    return new Promise((resolve, reject) => {
      const sent = httpsRequest(
        new URL(path, this.server.url),
        { method, headers: { ...headers, ...this.authorization() }, agent: false, rejectUnauthorized: false },
        (response) => {
          const chunks: Buffer[] = []
          response.on('data', (chunk: Buffer) => chunks.push(chunk))
          response.on('end', () =>
            resolve({
              status: response.statusCode ?? 0,
              headers: Object.fromEntries(
                Object.entries(response.headers).map(([name, value]) => [name, String(value)]),
              ),
              body: new Uint8Array(Buffer.concat(chunks)),
            }),
          )
          response.on('error', reject)
        },
      )
      sent.on('error', (cause) => reject(new DeskError('desktop.serverUnreachable', {}, { cause })))
      if (!cut || !body) return sent.end(body)
      sent.setHeader('content-length', body.length)
      sent.write(body.subarray(0, body.length / 2), () => sent.destroy())
    })
  }

  private events(path: string, { poke, closed }: EventHandlers): () => void {
    if (!this.online) {
      queueMicrotask(closed)
      return () => undefined
    }
    const headers = { ...this.authorization(), 'desk-protocol': '1' }
    const stream = httpsRequest(
      new URL(path, this.server.url),
      { headers, agent: false, rejectUnauthorized: false },
      (response) => {
        response.on('data', (chunk: Buffer) => {
          if (chunk.includes('data:')) poke()
        })
        response.on('close', () => end(true))
      },
    )
    let open = true
    const end = (tell: boolean) => {
      if (!open) return
      open = false
      this.streams.delete(cut)
      stream.destroy()
      if (tell) closed()
    }
    const cut = () => end(true)
    this.streams.add(cut)
    stream.on('error', () => end(true))
    stream.end()
    return () => end(false)
  }

  private authorization(): Record<string, string> {
    return this.token ? { authorization: `Bearer ${this.token}` } : {}
  }

  /** Between the desks of one machine, as Web Locks are between windows. */
  private windowLock(): WindowLock {
    const self = {}
    let letGo = async () => undefined as undefined
    const release = () => {
      if (this.held === self) this.held = undefined
    }
    const acquire = async () => {
      if (this.held !== undefined && this.held !== self) return false
      this.held = self
      this.letGo = letGo
      return true
    }
    return {
      acquire,
      heldElsewhere: async () => this.held !== undefined && this.held !== self,
      takeOver: async () => {
        if (this.held !== undefined && this.held !== self) await this.letGo?.()
        this.held = self
        this.letGo = letGo
      },
      release,
      onAsked: (given) => {
        letGo = given as typeof letGo
      },
    }
  }
}

/** Waits until the desk's status is as wanted; no clock decides, the desk's own word does. */
export async function statusIs(desk: DeskWorker, wanted: (status: SyncStatus) => boolean): Promise<SyncStatus> {
  return untilIs(desk, ['sync', 'attention'], () => desk.syncStatus(), wanted)
}

export async function untilIs<T>(
  desk: DeskWorker,
  topics: Parameters<DeskWorker['subscribe']>[0],
  ask: () => Promise<T>,
  wanted: (answer: T) => boolean,
): Promise<T> {
  const ends: (() => void)[] = []
  const id = await desk.subscribe(topics, () => {
    for (const end of ends.splice(0)) end()
  })
  try {
    for (;;) {
      const changed = new Promise<void>((resolve) => ends.push(resolve))
      const answer = await ask()
      if (wanted(answer)) return answer
      await changed
    }
  } finally {
    await desk.unsubscribe(id)
  }
}

export const isSettled = ({ phase, pending, connection }: SyncStatus) =>
  phase === 'idle' && pending === 0 && connection === 'online'
