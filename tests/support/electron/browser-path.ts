// @ts-expect-error plain module of the launcher, without types
import { findBrowser as find } from '../../../scripts/find-browser.mjs'

/** The Chromium-family browser of this machine. */
export function browserPath(): string {
  const path = process.env.CHROMIUM_PATH || (find as () => string | undefined)()
  if (!path) throw new Error('no Chromium found; set CHROMIUM_PATH or run `npm test`, which says what to install')
  return path
}
