import { type Session, session } from 'electron'
import { isIssuedBy } from './certificate-trust'
import type { ServerTarget } from './server-target'

const trusted = 0
const refusedByUs = -2

/**
 * The network session for the hotline server alone: in memory, apart from the pages, through the system's proxy, and
 * with the server's own authority pinned where it has one.
 */
export function openServerSession(target: ServerTarget): Session {
  const own = session.fromPartition('hotline-server', { cache: false })
  const { ca } = target
  if (ca) {
    own.setCertificateVerifyProc((request, answer) => {
      answer(isIssuedBy(ca, request.certificate.data, request.hostname, new Date()) ? trusted : refusedByUs)
    })
  }
  return own
}
