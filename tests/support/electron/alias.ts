/**
 * Chromium cannot be taught a scheme, so that the desk's own one travels as a host that exists in request interception
 * only. Everything the product sees is mapped back: it never learns of the alias.
 */
const ALIAS_SUFFIX = '.stand-in.invalid'

/** `app://desk/x` → `https://desk.app.stand-in.invalid/x` for schemes that were registered as privileged. */
export function toAlias(url: string, schemes: ReadonlySet<string>): string {
  const [, scheme, host, rest] = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)(.*)$/i.exec(url) ?? []
  return scheme && schemes.has(scheme) ? `https://${host}.${scheme}${ALIAS_SUFFIX}${rest || '/'}` : url
}

export function fromAlias(url: string): string {
  const [, host, scheme, rest] = /^https:\/\/([^/]+)\.([^./]+)\.stand-in\.invalid(.*)$/.exec(url) ?? []
  return scheme ? `${scheme}://${host}${rest}` : url
}

/** Sources of a policy that name the scheme. */
export function aliasedHeader(value: string, schemes: ReadonlySet<string>): string {
  return value.replace(/\b[a-z][a-z0-9+.-]*:\/\/[^\s;,]+/gi, (url) => toAlias(url, schemes))
}
