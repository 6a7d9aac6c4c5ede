import { X509Certificate } from 'node:crypto'

/**
 * Whether a certificate that the system does not know was issued by the server's own authority, for this host, and is
 * in force. Only that authority is consulted: a certificate of another one, even one installed on this machine by a
 * proxy, is not trusted for a server with an authority of its own.
 */
export function isIssuedBy(caPem: string, leafPem: string, hostname: string, now: Date): boolean {
  try {
    const ca = new X509Certificate(caPem)
    const leaf = new X509Certificate(leafPem)
    return (
      ca.ca &&
      inForce(ca, now) &&
      inForce(leaf, now) &&
      leaf.checkIssued(ca) &&
      leaf.verify(ca.publicKey) &&
      isFor(leaf, hostname)
    )
  } catch {
    return false
  }
}

function isFor(leaf: X509Certificate, hostname: string): boolean {
  return leaf.checkHost(hostname, { subject: 'never' }) !== undefined || leaf.checkIP(hostname) !== undefined
}

function inForce(certificate: X509Certificate, now: Date): boolean {
  return now >= new Date(certificate.validFrom) && now <= new Date(certificate.validTo)
}
