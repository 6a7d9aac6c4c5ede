import { verify, X509Certificate } from 'node:crypto'
import { DeskError } from '#shared/messages/catalogue'
import { enrolmentFile, enrolmentText } from '#shared/security/enrolment-file'
import type { ServerTarget } from '../server/server-target'

/** @throws DeskError `desktop.enrolmentUnusable` for a file that is not one, or that its own authority did not sign */
export function readEnrolment(text: string, now: Date): ServerTarget {
  try {
    const file = enrolmentFile.parse(JSON.parse(text))
    const authority = new X509Certificate(file.ca)
    const signed = verify(
      'sha256',
      Buffer.from(enrolmentText(file)),
      authority.publicKey,
      Buffer.from(file.signature, 'base64'),
    )
    if (!signed) throw new Error('signature')
    if (!authority.ca || new Date(authority.validTo) < now) throw new Error('authority')
    return { url: new URL(file.url).origin, ca: file.ca }
  } catch (error) {
    throw new DeskError('desktop.enrolmentUnusable', {}, { cause: error })
  }
}

/** `AB:CD:…`, as the server prints it and its installation page shows it. */
export function fingerprintOf(caPem: string): string {
  return new X509Certificate(caPem).fingerprint256
}
