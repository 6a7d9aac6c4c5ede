import { mkdtempSync, writeFileSync } from 'node:fs'
import { request as httpsRequest } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { DeskError } from '#shared/messages/catalogue'
import { findServer } from '../data-dirs'
import { askJson, type ServerAddress } from '../server-client'

export interface TargetOptions {
  readonly server?: string | undefined
  readonly key?: string | undefined
  readonly ca?: string | undefined
}

export interface IntakeTarget {
  readonly address: ServerAddress
  readonly key: string
}

/**
 * Where orders go and with which key. A server on this machine need not be named, and one with `--demo` hands out its key
 * itself; anywhere else both are asked for.
 * @throws DeskError `intake.urlInvalid`, `intake.keyNeeded`, `cli.serverUnreachable`, `cli.certificateUntrusted`, `cli.fileUnreadable`
 */
export async function intakeTarget(options: TargetOptions): Promise<IntakeTarget> {
  const url = serverUrl(options.server)
  const address = { url: url.origin, caFile: options.ca ?? (await localAuthority(url)) }
  return { address, key: options.key ?? (await demoKey(url, address)) }
}

function serverUrl(given: string | undefined): URL {
  const text = given ?? findServer().server?.url
  if (text === undefined) throw new DeskError('intake.serverNeeded')
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url?.protocol !== 'https:') throw new DeskError('intake.urlInvalid', { url: text })
  return url
}

function isLoopback({ hostname }: URL): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname)
}

/**
 * The authority of a server on this machine: from its data directory, else from itself. Nobody can stand between two
 * programs of one machine; over the network an authority is only trusted when a person names its file.
 */
async function localAuthority(url: URL): Promise<string | undefined> {
  if (!isLoopback(url)) return undefined
  const { server } = findServer()
  if (server && new URL(server.url).port === url.port) return server.caFile
  const pem = await fetchAuthority(url)
  if (pem === undefined) return undefined
  const file = join(mkdtempSync(join(tmpdir(), 'desk-ca-')), 'ca.crt')
  writeFileSync(file, pem)
  return file
}

function fetchAuthority(url: URL): Promise<string | undefined> {
  return new Promise((resolve) => {
    const request = httpsRequest(new URL('/ca.crt', url), { rejectUnauthorized: false, agent: false }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString('latin1')
        resolve(response.statusCode === 200 && text.includes('BEGIN CERTIFICATE') ? text : undefined)
      })
    })
    // Whether it can be reached at all is told by the first real request.
    request.on('error', () => resolve(undefined))
    request.setTimeout(5_000, () => request.destroy())
    request.end()
  })
}

async function demoKey(url: URL, address: ServerAddress): Promise<string> {
  if (!isLoopback(url)) throw new DeskError('intake.keyNeeded')
  try {
    const answer = await askJson(
      address,
      { method: 'POST', path: '/intake/v1/demo-key', body: {} },
      z.object({ key: z.string() }),
    )
    return answer.key
  } catch (error) {
    // A server without `--demo` does not know the address.
    if (error instanceof DeskError && !['cli.serverUnreachable', 'cli.certificateUntrusted'].includes(error.code))
      throw new DeskError('intake.keyNeeded', {}, { cause: error })
    throw error
  }
}
