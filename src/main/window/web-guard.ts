import { app, type Session, session } from 'electron'
import { isDeskPage, isOwnAddress } from '../app-origin'
import type { MainLog } from '../log'

/** What a page of ours may have without asking: writing to the clipboard on a click, and a store that is not evicted. */
const allowedPermissions = new Set(['clipboard-sanitized-write', 'persistent-storage'])

/** Deny by default: no permissions, no other pages, no further windows, no webviews, no downloads from pages. */
export function guardWebContents(log: MainLog): void {
  guardSession(session.defaultSession)
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(({ url }) => {
      log.warn('window refused', { scheme: schemeOf(url) })
      return { action: 'deny' }
    })
    const keepToOwnPages = (event: { preventDefault(): void }, url: string) => {
      if (isOwnAddress(url)) return
      event.preventDefault()
      log.warn('navigation refused', { scheme: schemeOf(url) })
    }
    contents.on('will-navigate', (event) => keepToOwnPages(event, event.url))
    contents.on('will-frame-navigate', (event) => {
      // The print preview of the web host lives in a frame without an address of its own.
      if (!event.isMainFrame && event.url === 'about:srcdoc') return
      keepToOwnPages(event, event.url)
    })
    contents.on('will-redirect', (event) => keepToOwnPages(event, event.url))
    contents.on('will-attach-webview', (event) => event.preventDefault())
  })
}

export function guardSession(guarded: Session): void {
  guarded.setPermissionRequestHandler((contents, permission, answer, details) => {
    const camera = permission === 'media' && isCamera('mediaTypes' in details ? details.mediaTypes : undefined)
    answer((allowedPermissions.has(permission) || camera) && isDeskPage(contents.getURL()))
  })
  guarded.setPermissionCheckHandler((contents, permission, origin, details) => {
    const camera = permission === 'media' && details?.mediaType === 'video'
    return (allowedPermissions.has(permission) || camera) && isOwnAddress(contents?.getURL() ?? origin)
  })
  guarded.setDevicePermissionHandler(() => false)
  // Saving goes through the save dialog of `host.files`; a download could only come from a page gone astray.
  guarded.on('will-download', (event) => event.preventDefault())
}

/** Photos of an on-site inspection. Nothing listens: sound is never asked for, and never given. */
function isCamera(kinds: readonly string[] | undefined): boolean {
  return kinds !== undefined && kinds.length > 0 && kinds.every((kind) => kind === 'video')
}

/** Addresses may hold what somebody typed; the log gets the scheme only. */
function schemeOf(url: string): string {
  return /^[a-z][a-z0-9+.-]*:/i.exec(url)?.[0] ?? 'none'
}
