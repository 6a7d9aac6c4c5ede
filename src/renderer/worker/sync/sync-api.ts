import { z } from 'zod'
import type { CommandEnvelope } from '#shared/commands/engine/envelope'
import type { HostRequest, HostResponse, HostTransport, Unsubscribe } from '#shared/host'
import { isMessageCode, type Refusal } from '#shared/messages/catalogue'
import {
  type BootstrapHead,
  type BootstrapPlan,
  bootstrapHead,
  bootstrapPlan,
  CLIENT_HEADER,
  type DigestResponse,
  digestResponse,
  PROTOCOL_HEADER,
  PROTOCOL_VERSION,
  type PullRequest,
  type PullResponse,
  type PushResponse,
  pullResponse,
  pushResponse,
  type RepairResponse,
  repairResponse,
  syncPaths,
  syncRow,
  waitResponse,
} from '#shared/sync/protocol'
import type { BootstrapPage } from '#shared/sync/sync-core-types'

/** The server answered, and not with what was asked for. */
export class ServerAnswerError extends Error {
  constructor(
    readonly status: number,
    readonly refusal: Refusal | undefined,
    readonly retryAfterMs: number | undefined,
  ) {
    super(`server answered ${status} ${refusal?.code ?? ''}`)
    this.name = 'ServerAnswerError'
  }
}

/** An answer that is cut off or none of the protocol: as good as no answer. */
export class UnusableAnswerError extends Error {}

/** A page of a bootstrap whose rows are still as they came: what comes after it is known before they are read. */
export interface ArrivedPage {
  readonly head: BootstrapHead
  /** @throws UnusableAnswerError */
  read(): BootstrapPage
}

const NEW_LINE = 10

export interface Clocks {
  readonly now: () => number
  /** Server's time minus the device's, in milliseconds, half of the way there and back taken off. */
  readonly skewMeasured: (skewMs: number) => void
}

/** The sync protocol over the host's transport; every answer is checked before anything of it is used. */
export class SyncApi {
  constructor(
    private readonly transport: HostTransport,
    private readonly clientId: () => string,
    private readonly clocks: Clocks,
  ) {}

  async push(commands: readonly CommandEnvelope[], epoch?: string): Promise<PushResponse> {
    const body = { clientId: this.clientId(), epoch, commands }
    const answer = await this.ask({ method: 'POST', path: syncPaths.push }, body)
    return checked(pushResponse, json(answer))
  }

  async pull(cursor: string, pinned?: number, rows?: PullRequest['rows']): Promise<PullResponse> {
    const body = { clientId: this.clientId(), cursor, pinned, rows }
    return checked(pullResponse, json(await this.ask({ method: 'POST', path: syncPaths.pull }, body)))
  }

  async digest(cursor: string, scope?: string): Promise<DigestResponse> {
    const body = { clientId: this.clientId(), cursor, scope }
    return checked(digestResponse, json(await this.ask({ method: 'POST', path: syncPaths.digest }, body)))
  }

  async repair(cursor: string, scope: string, buckets: readonly number[]): Promise<RepairResponse> {
    const body = { clientId: this.clientId(), cursor, scope, buckets }
    return checked(repairResponse, json(await this.ask({ method: 'POST', path: syncPaths.repair }, body)))
  }

  /** Long polling: true when there may be news after revision `since`. */
  async wait(since: number): Promise<{ readonly v: number; readonly news: boolean }> {
    return checked(waitResponse, json(await this.ask({ method: 'GET', path: `${syncPaths.wait}?since=${since}` })))
  }

  async plan(): Promise<BootstrapPlan> {
    return checked(bootstrapPlan, json(await this.ask({ method: 'GET', path: syncPaths.plan })))
  }

  async page(scope: string, after: string | undefined): Promise<ArrivedPage> {
    const query = new URLSearchParams(after === undefined ? { scope } : { scope, after })
    const answer = await this.ask({ method: 'GET', path: `${syncPaths.bootstrapPage}?${query}` })
    return arrivedPage(answer.body)
  }

  events(poke: () => void, closed: () => void): Unsubscribe {
    return this.transport.events(syncPaths.events, { poke, closed })
  }

  private async ask(request: Pick<HostRequest, 'method' | 'path'>, body?: object): Promise<HostResponse> {
    const sentAt = this.clocks.now()
    const answer = await this.transport.request({
      ...request,
      headers: {
        [PROTOCOL_HEADER]: String(PROTOCOL_VERSION),
        [CLIENT_HEADER]: this.clientId(),
        ...(body ? { 'content-type': 'application/json' } : {}),
      },
      body: body && new TextEncoder().encode(JSON.stringify(body)),
    })
    const serverTime = Date.parse(answer.headers['sync-time'] ?? '')
    if (!Number.isNaN(serverTime)) this.clocks.skewMeasured(serverTime - (sentAt + this.clocks.now()) / 2)
    if (answer.status < 200 || answer.status > 299) throw answerError(answer)
    return answer
  }
}

/** A page brings thousands of documents; that they are objects is all that can be checked here without their types. */
const pageRow = syncRow.extend({ doc: z.custom<Readonly<Record<string, unknown>>>(isObject).optional() })

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function arrivedPage(body: Uint8Array): ArrivedPage {
  const end = body.indexOf(NEW_LINE)
  const headEnd = end < 0 ? body.length : end
  const head = checked(bootstrapHead, json({ body: body.subarray(0, headEnd) }))
  return {
    head,
    read() {
      const lines = new TextDecoder().decode(body.subarray(headEnd)).split('\n')
      const rows = lines.filter((line) => line !== '').map((line) => checked(pageRow, parsed(line)))
      if (rows.length !== head.rows) throw new UnusableAnswerError(`page of ${head.rows} rows came with ${rows.length}`)
      return { head, rows }
    },
  }
}

const errorAnswer = z.object({
  error: z.object({ code: z.string(), args: z.record(z.string(), z.union([z.string(), z.number()])).optional() }),
})

function answerError(answer: HostResponse): ServerAnswerError {
  const seconds = Number(answer.headers['retry-after'])
  const retryAfterMs = Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : undefined
  return new ServerAnswerError(answer.status, refusalOf(answer), retryAfterMs)
}

function refusalOf(answer: HostResponse): Refusal | undefined {
  try {
    const { error } = errorAnswer.parse(json(answer))
    return isMessageCode(error.code) ? { code: error.code, args: error.args } : undefined
  } catch {
    return undefined
  }
}

function json(answer: Pick<HostResponse, 'body'>): unknown {
  return parsed(new TextDecoder().decode(answer.body))
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new UnusableAnswerError('answer is no JSON', { cause })
  }
}

function checked<T>(shape: z.ZodType<T>, value: unknown): T {
  const result = shape.safeParse(value)
  if (!result.success) throw new UnusableAnswerError(`answer is none of the protocol: ${result.error.message}`)
  return result.data
}
