import { createHash } from 'node:crypto'
import { type ProxyConfig, session } from 'electron'
import { isIssuedBy } from './certificate-trust'
import type { ServerTarget } from './server-target'

type Fetch = (url: string, init?: RequestInit) => Promise<Response>

const trusted = 0
const refusedByUs = -2

/**
 * The network session for the hotline server alone: in memory, apart from the pages, through the machine's proxy, and
 * with the server's own authority pinned where it has one.
 */
export function openServerSession(target: ServerTarget, proxy: string): Fetch {
  // Verdicts about certificates are kept by the session, so that another server gets another one.
  const own = session.fromPartition(
    `hotline-server ${target.url} ${createHash('sha256')
      .update(target.ca ?? '')
      .digest('hex')}`,
    {
      cache: false,
    },
  )
  // Nothing goes past the proxy because it was asked for early; a proxy that cannot be set fails every request.
  const proxied = own.setProxy(proxyConfig(proxy))
  proxied.catch(() => undefined)
  const { ca } = target
  if (ca) {
    own.setCertificateVerifyProc((request, answer) => {
      answer(isIssuedBy(ca, request.certificate.data, request.hostname, new Date()) ? trusted : refusedByUs)
    })
  }
  return async (url, init) => {
    await proxied
    return own.fetch(url, init)
  }
}

/** As the policy has it: the system's, none, or a rule of Chromium (`https=proxy:8080`), never for this machine itself. */
export function proxyConfig(proxy: string): ProxyConfig {
  if (proxy === 'system' || proxy === 'direct') return { mode: proxy }
  return { mode: 'fixed_servers', proxyRules: proxy, proxyBypassRules: '<local>' }
}
