import * as tus from 'tus-js-client'
import type { HostResponse, HostTransport } from '#shared/host'
import { DeskError } from '#shared/messages/catalogue'
import { blobPaths, UPLOAD_CHUNK_BYTES } from '#shared/sync/blob-protocol'
import { refusalOfAnswer } from '#shared/sync/session-client'

export interface UploadSource {
  readonly sha256: string
  readonly size: number
  readonly read: (start: number, end: number) => Promise<Uint8Array>
}

export interface UploadProgress {
  /** Where it goes on after a break. */
  readonly url: string | undefined
  readonly started: (url: string) => void
  readonly sent: (bytes: number) => void
}

/** An upload under way; `done` settles when all bytes are there, or it was stopped, or with why not. */
export interface RunningUpload {
  readonly done: Promise<'sent' | 'stopped'>
  readonly stop: () => void
}

/**
 * Sends a file by the tus protocol over the host's transport, from where an earlier try stopped.
 * `done` rejects with DeskError: `desktop.*` of the transport, or what the server refused.
 */
export function tusUpload(transport: HostTransport, source: UploadSource, progress: UploadProgress): RunningUpload {
  let upload: tus.Upload | undefined
  let stopped: () => void = () => undefined
  const done = new Promise<'sent' | 'stopped'>((resolve, reject) => {
    stopped = () => resolve('stopped')
    upload = new tus.Upload(new Blob(), {
      endpoint: blobPaths.uploads,
      uploadUrl: progress.url ?? null,
      metadata: { sha256: source.sha256 },
      uploadSize: source.size,
      chunkSize: UPLOAD_CHUNK_BYTES,
      // When to try again is the uploader's question: it knows what else waits, and whether there is a network.
      retryDelays: null,
      storeFingerprintForResuming: false,
      fileReader: { openFile: async () => ({ size: source.size, slice: partOf(source), close: () => undefined }) },
      httpStack: { getName: () => 'host', createRequest: (method, url) => new HostCall(transport, method, url) },
      onUploadUrlAvailable: () => upload?.url && progress.started(upload.url),
      onChunkComplete: (_size, accepted) => progress.sent(accepted),
      onSuccess: () => resolve('sent'),
      onError: (error) => reject(causeOf(error)),
    })
    upload.start()
  })
  const stop = () => {
    void upload?.abort()
    stopped()
  }
  return { done, stop }
}

/** What the client asks of a part is its size. */
interface Part {
  readonly bytes: Uint8Array
  readonly size: number
}

function partOf({ size, read }: UploadSource) {
  return async (start: number, end: number) => {
    const upTo = Math.min(end, size)
    const bytes = await read(start, upTo)
    return { value: { bytes, size: bytes.length } satisfies Part, done: upTo >= size }
  }
}

/** The client wraps what went wrong in an error of its own. */
function causeOf(error: Error): Error {
  if (!(error instanceof tus.DetailedError)) return error
  const answer = error.originalResponse?.getUnderlyingObject() as HostResponse | undefined
  const refusal = answer && refusalOfAnswer(answer)
  if (refusal) return new DeskError(refusal.code, refusal.args)
  const cause = (error as { causingError?: Error | null }).causingError
  return cause ?? error
}

class HostCall implements tus.HttpRequest {
  private readonly headers: Record<string, string> = {}
  private progressed: (bytes: number) => void = () => undefined

  constructor(
    private readonly transport: HostTransport,
    private readonly method: string,
    private readonly url: string,
  ) {}

  getMethod = () => this.method
  getURL = () => this.url
  getUnderlyingObject = () => undefined
  getHeader = (name: string) => this.headers[name]

  setHeader(name: string, value: string): void {
    this.headers[name] = value
  }

  setProgressHandler(handler: (bytes: number) => void): void {
    this.progressed = handler
  }

  async send(part?: Part): Promise<tus.HttpResponse> {
    const answer = await this.transport.request({
      method: this.method as 'POST' | 'HEAD' | 'PATCH',
      path: this.url,
      headers: this.headers,
      ...(part ? { body: part.bytes } : {}),
    })
    this.progressed(part?.size ?? 0)
    return {
      getStatus: () => answer.status,
      getHeader: (name) => answer.headers[name.toLowerCase()],
      getBody: () => new TextDecoder().decode(answer.body),
      getUnderlyingObject: () => answer,
    }
  }

  // A request of the host cannot be taken back; its answer is not waited for.
  async abort(): Promise<void> {}
}
