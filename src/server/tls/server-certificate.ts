import { createHash, createPrivateKey, X509Certificate as NodeCertificate } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { DeskError } from '#shared/messages/catalogue'
import {
  createAuthority,
  exportPrivateKey,
  importKeys,
  issueLeaf,
  type KeyAndCertificate,
  newKeys,
} from './local-authority'
import { type AlternativeName, ownNames } from './own-names'
import { writePublicFile, writeSecretFile } from './secret-file'
import { X509Certificate } from './x509'

export interface ServerCertificate {
  readonly cert: string
  readonly key: string
  /** The local authority's certificate that clients install; absent when a certificate was given. */
  readonly caFile?: string | undefined
  /** SHA-256 of the certificate to compare by eye, `AB:CD:…`: the authority's, or the given one. */
  readonly fingerprint: string
  /** base64 SHA-256 of the leaf's public key, for Chromium's `--ignore-certificate-errors-spki-list`. */
  readonly spki: string
}

const renewBeforeMs = 30 * 86_400_000

function spkiOf(certPem: string): string {
  const der = new NodeCertificate(certPem).publicKey.export({ type: 'spki', format: 'der' })
  return createHash('sha256').update(der).digest('base64')
}

/** @throws DeskError `cli.certificateUnusable` when a file is missing, unreadable, expired or the two do not belong together. */
export function readGivenCertificate(certFile: string, keyFile: string, now: Date): ServerCertificate {
  const refuse = (reason: string, cause?: unknown) =>
    new DeskError('cli.certificateUnusable', { file: certFile, reason }, { cause })
  try {
    const cert = readFileSync(certFile, 'utf8')
    const key = readFileSync(keyFile, 'utf8')
    const leaf = new NodeCertificate(cert)
    if (new Date(leaf.validTo) < now) throw refuse(`已于 ${leaf.validTo} 过期`)
    if (!leaf.checkPrivateKey(createPrivateKey(key))) throw refuse('与私钥不是一对')
    return { cert, key, fingerprint: leaf.fingerprint256, spki: spkiOf(cert) }
  } catch (error) {
    if (error instanceof DeskError) throw error
    throw refuse((error as Error).message, error)
  }
}

async function loadAuthority(folder: string, now: Date): Promise<KeyAndCertificate> {
  const certFile = join(folder, 'ca.crt')
  const keyFile = join(folder, 'ca.key')
  if (existsSync(certFile) && existsSync(keyFile)) {
    const certificate = new X509Certificate(readFileSync(certFile, 'utf8'))
    if (certificate.notAfter.getTime() - now.getTime() > renewBeforeMs)
      return { certificate, keys: await importKeys(readFileSync(keyFile, 'utf8'), certificate) }
  }
  const authority = await createAuthority(hostname(), now)
  writeSecretFile(keyFile, await exportPrivateKey(authority.keys))
  writePublicFile(certFile, `${authority.certificate.toString('pem')}\n`)
  return authority
}

function isFit(certPem: string, authorityPem: string, names: readonly AlternativeName[], now: Date): boolean {
  const leaf = new NodeCertificate(certPem)
  if (new Date(leaf.validTo).getTime() - now.getTime() < renewBeforeMs) return false
  if (!leaf.verify(new NodeCertificate(authorityPem).publicKey)) return false
  return names.every(({ type, value }) => (type === 'ip' ? leaf.checkIP(value) : leaf.checkHost(value)) !== undefined)
}

/**
 * The server's own certificate: made on the first start, made again when it nears its end or the machine
 * got another name or address. The leaf keeps its key, so its SPKI hash stays.
 */
export async function ensureOwnCertificate(
  dataDir: string,
  now: Date,
  names: readonly AlternativeName[] = ownNames(),
): Promise<ServerCertificate> {
  const folder = join(dataDir, 'tls')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const authority = await loadAuthority(folder, now)
  const authorityPem = authority.certificate.toString('pem')
  const certFile = join(folder, 'server.crt')
  const keyFile = join(folder, 'server.key')
  const known = existsSync(certFile) && existsSync(keyFile)
  if (!known || !isFit(readFileSync(certFile, 'utf8'), authorityPem, names, now)) {
    const keys = known
      ? await importKeys(readFileSync(keyFile, 'utf8'), new X509Certificate(readFileSync(certFile, 'utf8')))
      : await newKeys()
    const leaf = await issueLeaf(authority, keys, names, now)
    if (!known) writeSecretFile(keyFile, await exportPrivateKey(keys))
    writePublicFile(certFile, `${leaf.toString('pem')}\n`)
  }
  const cert = readFileSync(certFile, 'utf8')
  return {
    cert: `${cert}${authorityPem}\n`,
    key: readFileSync(keyFile, 'utf8'),
    caFile: join(folder, 'ca.crt'),
    fingerprint: new NodeCertificate(authorityPem).fingerprint256,
    spki: spkiOf(cert),
  }
}
