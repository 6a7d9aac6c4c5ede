import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'

vi.mock('electron', async () => (await import('./testing/fake-electron')).fakeElectron())

const { answerAppRequest } = await import('./app-protocol')
const { offerPrintPage } = await import('./printing/print-pages')

let folder: string
let renderer: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'desk-app-'))
  renderer = join(folder, 'renderer')
  await mkdir(join(renderer, 'assets'), { recursive: true })
  await mkdir(join(folder, 'renderer-secret'))
  await writeFile(join(renderer, 'index.html'), '<meta name="csp-nonce" content="__CSP_NONCE__">')
  await writeFile(join(renderer, 'assets', 'app.js'), 'export {}')
  await writeFile(join(folder, 'secret.js'), 'secret')
  await writeFile(join(folder, 'renderer-secret', 'secret.js'), 'secret')
  await symlink(join(folder, 'secret.js'), join(renderer, 'assets', 'link.js'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const get = (url: string, method = 'GET') => answerAppRequest({ url, method }, renderer)

describe('app://', () => {
  it('serves the page with a fresh nonce in its text and its policy', async () => {
    const nonces = await Promise.all(
      [0, 1].map(async () => {
        const answer = await get('app://desk/')
        const [, nonce] = /content="([^"]+)"/.exec(await answer.text()) ?? []
        expect(answer.headers.get('content-security-policy')).toContain(`'nonce-${nonce}'`)
        return nonce
      }),
    )
    expect(new Set(nonces).size).toBe(2)
  })

  it('sends a policy without unsafe-inline and unsafe-eval', async () => {
    const policy = (await get('app://desk/')).headers.get('content-security-policy') ?? ''
    expect(policy.match(/'(wasm-)?unsafe[^']*'/g)).toEqual(["'wasm-unsafe-eval'"])
    expect(policy).toContain("default-src 'self'")
    expect(policy).toContain("object-src 'none'")
  })

  it('serves scripts as such and lets no type be guessed', async () => {
    const answer = await get('app://desk/assets/app.js')
    expect(answer.headers.get('content-type')).toContain('text/javascript')
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
  })

  it.each([
    'app://desk/../secret.js',
    'app://desk/assets/../../secret.js',
    'app://desk/assets/%2e%2e/%2e%2e/secret.js',
    'app://desk/assets/..%2f..%2fsecret.js',
    'app://desk/assets/..%5c..%5csecret.js',
    'app://desk/../renderer-secret/secret.js',
    'app://desk/%2e%2e/renderer-secret/secret.js',
    'app://desk/assets/link.js',
    'app://desk//etc/hostname.js',
    'app://desk/assets/app.js%00.html',
    'app://desk/%E0%A4%A',
    'app://desk/assets',
    'app://desk/none.js',
  ])('has nothing at %s', async (url) => {
    expect((await get(url)).status).toBe(404)
  })

  it('answers its own pages only, and only questions', async () => {
    expect((await get('app://other/index.html')).status).toBe(403)
    expect((await get('https://desk/index.html')).status).toBe(403)
    expect((await get('app://desk/', 'POST')).status).toBe(403)
  })

  it('serves a print page once, under a policy without scripts', async () => {
    const id = offerPrintPage('<style nonce="__CSP_NONCE__">p{}</style>')
    const answer = await get(`app://desk/print/${id}`)
    const policy = answer.headers.get('content-security-policy') ?? ''
    const [, nonce] = /nonce="([^"]+)"/.exec(await answer.text()) ?? []
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain(`style-src 'nonce-${nonce}'`)
    expect(policy).not.toContain('script-src')
    expect((await get(`app://desk/print/${id}`)).status).toBe(404)
  })
})
