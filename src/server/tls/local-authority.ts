import { randomBytes, webcrypto } from 'node:crypto'
import type { AlternativeName } from './own-names'
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  cryptoProvider,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  type X509Certificate,
  X509CertificateGenerator,
} from './x509'

const crypto = webcrypto as unknown as Crypto
cryptoProvider.set(crypto)

/** P-256 with SHA-256: what every client since Chromium 109 and Windows 10 verifies without settings. */
const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const
const dayMs = 86_400_000
const authorityDays = 3650
/** Browsers refuse leaf certificates that live longer than 398 days. */
const leafDays = 397

export interface KeyAndCertificate {
  readonly keys: CryptoKeyPair
  readonly certificate: X509Certificate
}

/** A positive number of 16 bytes, as RFC 5280 4.1.2.2 asks. */
function serialNumber(): string {
  const bytes = randomBytes(16)
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x40
  return bytes.toString('hex')
}

export function newKeys(): Promise<CryptoKeyPair> {
  return crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']) as Promise<CryptoKeyPair>
}

/** An hour back: a client whose clock is a little behind must not find the certificate not yet valid. */
function validity(now: Date, days: number) {
  return { notBefore: new Date(now.getTime() - 3_600_000), notAfter: new Date(now.getTime() + days * dayMs) }
}

export async function createAuthority(host: string, now: Date): Promise<KeyAndCertificate> {
  const keys = await newKeys()
  const certificate = await X509CertificateGenerator.createSelfSigned({
    serialNumber: serialNumber(),
    name: [{ CN: [`执法监督工作台 本地根证书 ${host}`] }],
    ...validity(now, authorityDays),
    signingAlgorithm: algorithm,
    keys,
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  })
  return { keys, certificate }
}

export async function issueLeaf(
  authority: KeyAndCertificate,
  keys: CryptoKeyPair,
  names: readonly AlternativeName[],
  now: Date,
): Promise<X509Certificate> {
  return X509CertificateGenerator.create({
    serialNumber: serialNumber(),
    subject: [{ CN: ['执法监督工作台 热线服务端'] }],
    issuer: authority.certificate.subjectName,
    ...validity(now, leafDays),
    signingAlgorithm: algorithm,
    publicKey: keys.publicKey,
    signingKey: authority.keys.privateKey,
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
      new SubjectAlternativeNameExtension([...names]),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
      await AuthorityKeyIdentifierExtension.create(authority.keys.publicKey),
    ],
  })
}

export async function exportPrivateKey(keys: CryptoKeyPair): Promise<string> {
  const der = Buffer.from(await crypto.subtle.exportKey('pkcs8', keys.privateKey)).toString('base64')
  return `-----BEGIN PRIVATE KEY-----\n${der.replace(/.{64}/g, '$&\n').trimEnd()}\n-----END PRIVATE KEY-----\n`
}

/** The pair from a private key file and the certificate that belongs to it. */
export async function importKeys(privatePem: string, certificate: X509Certificate): Promise<CryptoKeyPair> {
  const der = Buffer.from(privatePem.replace(/-----[^-]+-----|\s/g, ''), 'base64')
  return {
    privateKey: await crypto.subtle.importKey('pkcs8', der, algorithm, true, ['sign']),
    publicKey: await certificate.publicKey.export(algorithm, ['verify'], crypto),
  }
}
