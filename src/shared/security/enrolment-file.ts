import { z } from 'zod'

/**
 * What an administrator hands to an officer's machine (`desk enrolment`): where the server is and the authority that its
 * certificates come from, signed by that authority. Whether it is the right authority the fingerprint tells, which the
 * policy fixes or a person compares.
 */
export const enrolmentFile = z.object({
  format: z.literal('desk-enrolment/1'),
  url: z.url({ protocol: /^https$/ }),
  ca: z.string().includes('BEGIN CERTIFICATE').max(20_000),
  issuedAt: z.iso.datetime(),
  /** ECDSA P-256 with SHA-256 (DER, base64) over `enrolmentText`. */
  signature: z.base64().max(2000),
})
export type EnrolmentFile = z.infer<typeof enrolmentFile>

/** The bytes that are signed, in one spelling. */
export function enrolmentText({ format, url, ca, issuedAt }: Omit<EnrolmentFile, 'signature'>): string {
  return JSON.stringify([format, url, ca, issuedAt])
}

/** Fingerprints are written with colons, blanks or nothing between, in either case. */
export function sameFingerprint(a: string, b: string): boolean {
  const plain = (text: string) => text.replace(/[^0-9a-f]/gi, '').toLowerCase()
  return plain(a).length === 64 && plain(a) === plain(b)
}
