import { fromAlias } from './alias'
import type { Cdp } from './cdp'
import { internal } from './machine'
import { askForWindow } from './to-main'
import type { StandInContents } from './web-contents'

interface Target {
  readonly targetId: string
  readonly type: string
  readonly url: string
  readonly openerId?: string
}

const sessions = new Map<string, string>()
const wanted = new Map<string, (sessionId: string) => void>()
const pages = new Map<string, { contents: StandInContents; window: { _end(): void } }>()
let lastCreated: Promise<unknown> = Promise.resolve()
const opening: { contents: StandInContents; window: { _end(): void } }[] = []

internal.on('contents', (contents: StandInContents, window: { _end(): void }) => opening.push({ contents, window }))

/** A page in a window of its own, paused until it has been told everything that must hold from its first document on. */
export async function pageFor(
  cdp: Cdp,
  size: { width: number; height: number },
): Promise<{ cdp: Cdp; sessionId: string }> {
  const mine = opening.shift()
  // One after another, so that a page and its window cannot be taken for another's.
  const turn = lastCreated.then(() =>
    cdp.send<{ targetId: string }>('Target.createTarget', { url: 'about:blank', newWindow: true, ...size }),
  )
  lastCreated = turn.catch(() => undefined)
  const { targetId } = await turn
  if (mine) pages.set(targetId, mine)
  const sessionId = sessions.get(targetId) ?? (await new Promise<string>((resolve) => wanted.set(targetId, resolve)))
  return { cdp, sessionId }
}

export function handleTargets(cdp: Cdp): void {
  cdp.onEvent(undefined, 'Target.attachedToTarget', (params) => {
    const { sessionId, targetInfo } = params as unknown as { sessionId: string; targetInfo: Target }
    if (targetInfo.type === 'page' && targetInfo.openerId === undefined) {
      sessions.set(targetInfo.targetId, sessionId)
      wanted.get(targetInfo.targetId)?.(sessionId)
    } else if (targetInfo.type === 'page') refusePopup(cdp, sessionId, targetInfo)
    else void cdp.send('Runtime.runIfWaitingForDebugger', {}, sessionId).catch(() => undefined)
  })
  cdp.onEvent(undefined, 'Target.detachedFromTarget', (params) => {
    const { targetId } = params as unknown as { targetId: string }
    const page = pages.get(targetId)
    pages.delete(targetId)
    if (page?.contents._gone()) page.window._end()
  })
}

/** A link with a target escapes the page's own `window.open`: what it wants to load tells where it leads. */
function refusePopup(cdp: Cdp, sessionId: string, { targetId, openerId }: Target): void {
  const opener = pages.get(openerId ?? '')?.contents
  cdp.onEvent(sessionId, 'Fetch.requestPaused', (params) => {
    const { request } = params as unknown as { request: { url: string } }
    if (opener) askForWindow(opener, fromAlias(request.url))
    void cdp.send('Target.closeTarget', { targetId }).catch(() => undefined)
  })
  void cdp.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] }, sessionId).catch(() => undefined)
  void cdp.send('Runtime.runIfWaitingForDebugger', {}, sessionId).catch(() => undefined)
}
