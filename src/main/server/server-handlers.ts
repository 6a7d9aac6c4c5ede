import type { LoginAnswer } from '#shared/host'
import { DeskError } from '#shared/messages/catalogue'
import { currentSession, logIn, logOut } from '#shared/sync/session-client'
import type { Caller, IpcHandlers } from '../ipc/handlers'
import type { ServerLink } from './server-link'

type ServerCalls = Pick<
  IpcHandlers,
  | 'transport.request'
  | 'transport.openEvents'
  | 'transport.closeEvents'
  | 'session.login'
  | 'session.logout'
  | 'session.current'
>

/** Calls that need the hotline server; without one every call is refused with what to do. */
export function serverHandlers(current: () => ServerLink | undefined): ServerCalls {
  const linked = (): ServerLink => {
    const link = current()
    if (!link) throw new DeskError('desktop.noServer')
    return link
  }
  const streams = eventStreams()
  return {
    'transport.request': async (request) => linked().request(request),
    'transport.openEvents': async ({ stream, path }, caller) => streams.open(linked(), stream, path, caller),
    'transport.closeEvents': async ({ stream }) => streams.close(stream),
    'session.login': async (input): Promise<LoginAnswer> => {
      const { request, setToken } = linked()
      const outcome = await logIn(request, input, 'bearer')
      if (!outcome.ok) return outcome
      setToken(outcome.token)
      return { ok: true, session: outcome.session }
    },
    'session.logout': async () => {
      const { request, setToken, hasToken } = linked()
      if (hasToken) await logOut(request)
      setToken(undefined)
      return undefined
    },
    'session.current': async () => {
      const { request, hasToken } = linked()
      return hasToken ? currentSession(request) : undefined
    },
  }
}

function eventStreams() {
  const open = new Map<string, { readonly controller: AbortController; readonly leave: () => void }>()
  const forget = (stream: string) => {
    open.get(stream)?.leave()
    open.delete(stream)
  }
  const close = (stream: string): undefined => {
    open.get(stream)?.controller.abort()
    forget(stream)
    return undefined
  }
  return {
    close,
    open: (link: ServerLink, stream: string, path: string, caller: Caller): undefined => {
      const controller = new AbortController()
      open.set(stream, { controller, leave: caller.onGone(() => close(stream)) })
      const poke = () => caller.send('transport.poke', { stream })
      const ended = () => {
        if (open.get(stream)?.controller !== controller) return
        forget(stream)
        caller.send('transport.closed', { stream })
      }
      // Why it ended is no matter: the sync core opens it again at its own pace.
      link.readEvents(path, poke, controller.signal).then(ended, ended)
      return undefined
    },
  }
}
