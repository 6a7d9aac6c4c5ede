import { aliasedHeader, fromAlias } from './alias'
import { privilegedSchemes } from './machine'
import type { StandInContents } from './web-contents'

export interface PausedRequest {
  readonly requestId: string
  readonly frameId: string
  readonly resourceType: string
  readonly request: {
    readonly url: string
    readonly method: string
    readonly headers: Readonly<Record<string, string>>
    readonly postData?: string
  }
}

type SchemeHandler = (request: Request) => Response | Promise<Response>
const schemes = new Map<string, SchemeHandler>()

export function handleScheme(scheme: string, handler: SchemeHandler): void {
  if (schemes.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`)
  schemes.set(scheme, handler)
}

/** Every request of a page: documents are navigation, the desk's own scheme is answered by main, the rest goes on. */
export async function answerPaused(contents: StandInContents, paused: PausedRequest, session?: string): Promise<void> {
  const { requestId, request, resourceType, frameId } = paused
  const send = (method: string, params: Record<string, unknown>) =>
    session ? contents._sendTo(session, method, params) : contents._send(method, params)
  try {
    if (resourceType === 'Document' && !contents._mayNavigate(contents._frames.get(frameId), request.url)) {
      await send('Fetch.failRequest', { requestId, errorReason: 'Aborted' })
      return
    }
    const url = fromAlias(request.url)
    if (url === request.url) {
      await send('Fetch.continueRequest', { requestId })
      return
    }
    const handler = schemes.get(url.slice(0, url.indexOf(':')))
    if (!handler) {
      await send('Fetch.failRequest', { requestId, errorReason: 'NameNotResolved' })
      return
    }
    const answer = await handler(
      new Request(url, {
        method: request.method,
        headers: request.headers,
        ...(request.postData === undefined ? {} : { body: request.postData }),
      }),
    )
    await send('Fetch.fulfillRequest', {
      requestId,
      responseCode: answer.status,
      responseHeaders: [...answer.headers].map(([name, value]) => ({
        name,
        value: aliasedHeader(value, privilegedSchemes),
      })),
      body: Buffer.from(await answer.arrayBuffer()).toString('base64'),
    })
  } catch (error) {
    // The page may be gone; anything else is a fault of the handler, which a page sees as a failed load.
    if (!contents.isDestroyed()) console.error(error)
    await send('Fetch.failRequest', { requestId, errorReason: 'Failed' }).catch(() => undefined)
  }
}
