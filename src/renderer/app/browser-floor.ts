/** Below it structured clone of errors, `:has`, OPFS access handles or module workers are missing (architecture.md §1). */
export const CHROMIUM_FLOOR = 109

/** The major version of the Chromium that a browser is made of; undefined for another engine. */
export function chromiumVersion(userAgent: string): number | undefined {
  const found = /\bChrom(?:e|ium)\/(\d+)\./.exec(userAgent)
  return found ? Number(found[1]) : undefined
}

export function isSupportedBrowser(userAgent: string): boolean {
  const version = chromiumVersion(userAgent)
  return version !== undefined && version >= CHROMIUM_FLOOR
}
