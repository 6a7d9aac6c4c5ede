/** The desk's own pages come from here; nothing else is ever shown in a window of ours. */
export const APP_SCHEME = 'app'
export const APP_HOST = 'desk'
export const APP_ORIGIN = `${APP_SCHEME}://${APP_HOST}`

const printFolder = '/print/'

/** Whether an address is one of the desk's pages that may call the main process; print pages may not. */
export function isDeskPage(address: string): boolean {
  const url = parse(address)
  return url !== undefined && isOwn(url) && !url.pathname.startsWith(printFolder)
}

export function isOwnAddress(address: string): boolean {
  const url = parse(address)
  return url !== undefined && isOwn(url)
}

export function printAddress(id: string): string {
  return `${APP_ORIGIN}${printFolder}${id}`
}

export function printIdOf(url: URL): string | undefined {
  return url.pathname.startsWith(printFolder) ? url.pathname.slice(printFolder.length) : undefined
}

/** `URL.origin` is "null" for schemes that the platform does not know, so the parts are compared. */
function isOwn(url: URL): boolean {
  return url.protocol === `${APP_SCHEME}:` && url.host === APP_HOST && url.username === '' && url.port === ''
}

function parse(address: string): URL | undefined {
  try {
    return new URL(address)
  } catch {
    return undefined
  }
}
