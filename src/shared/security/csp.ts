/**
 * The policy of every page, whoever serves it (hotline server or app://), sent as a header.
 * No `unsafe-*` but `'wasm-unsafe-eval'`, which Argon2id in the worker needs. antd writes its styles at run time, hence
 * the nonce: index.html carries it in the place of `__CSP_NONCE__`.
 */
export function contentSecurityPolicy(nonce?: string): string {
  const style = nonce ? `style-src 'self' 'nonce-${nonce}'` : "style-src 'self'"
  return [
    "default-src 'self'",
    "script-src 'self' 'wasm-unsafe-eval'",
    style,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "frame-src 'self' blob:",
    "frame-ancestors 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
  ].join('; ')
}

/** Where index.html wants the nonce of its response. */
export const NONCE_PLACE = '__CSP_NONCE__'

export function withNonce(html: string, nonce: string): string {
  return html.replaceAll(NONCE_PLACE, nonce)
}
