import { randomBytes } from 'node:crypto'
import { readFile, realpath } from 'node:fs/promises'
import { extname, join, sep } from 'node:path'
import { protocol } from 'electron'
import { contentSecurityPolicy, withNonce } from '#shared/security/csp'
import { APP_SCHEME, isOwnAddress, printIdOf } from './app-origin'
import { takePrintPage } from './printing/print-pages'

/** Must run before the app is ready. */
export function announceAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ])
}

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
}

/** Serves the renderer's folder, and each print page once, under the policy of the web client. */
export function serveApp(rendererDir: string): void {
  protocol.handle(APP_SCHEME, (request) => answerAppRequest(request, rendererDir))
}

export async function answerAppRequest(
  request: { readonly url: string; readonly method: string },
  rendererDir: string,
): Promise<Response> {
  if (request.method !== 'GET' || !isOwnAddress(request.url)) return refused(403)
  const url = new URL(request.url)
  const printId = printIdOf(url)
  if (printId !== undefined) return printAnswer(printId)
  const file = await fileInside(rendererDir, url.pathname)
  const type = file && contentTypes[extname(file)]
  return file && type ? fileAnswer(file, type) : refused(404)
}

/**
 * The file that an address names, or undefined where it does not exist or lies outside. Encoded separators and dots
 * are decoded first; what remains is compared after links are followed, so no spelling leads out.
 */
async function fileInside(folder: string, pathname: string): Promise<string | undefined> {
  try {
    const wanted = decodeURIComponent(pathname === '/' ? '/index.html' : pathname)
    if (wanted.includes('\0') || wanted.includes('\\') || wanted.split('/').includes('..')) return undefined
    const root = await realpath(folder)
    const file = await realpath(join(root, wanted))
    return file.startsWith(root + sep) ? file : undefined
  } catch {
    return undefined
  }
}

async function fileAnswer(file: string, type: string): Promise<Response> {
  const bytes = await readFile(file)
  if (!type.startsWith('text/html')) return answer(bytes, type, contentSecurityPolicy())
  const nonce = randomBytes(18).toString('base64')
  return answer(withNonce(bytes.toString('utf8'), nonce), type, contentSecurityPolicy(nonce))
}

function printAnswer(id: string): Response {
  const html = takePrintPage(id)
  if (html === undefined) return refused(404)
  const nonce = randomBytes(18).toString('base64')
  const policy = `default-src 'none'; style-src 'nonce-${nonce}'; img-src data:; base-uri 'none'; form-action 'none'`
  return answer(withNonce(html, nonce), 'text/html; charset=utf-8', policy)
}

function answer(body: string | Buffer, type: string, policy: string): Response {
  return new Response(body as BodyInit, {
    headers: {
      'content-type': type,
      'content-security-policy': policy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      // The files change with an update only, and are on this disk anyway.
      'cache-control': 'no-cache',
    },
  })
}

function refused(status: number): Response {
  return new Response(null, { status })
}
