import { readFile } from 'node:fs/promises'
import { DeskError } from '#shared/messages/catalogue'
import { contentSecurityPolicy } from '#shared/security/csp'
import type { ServerCertificate } from '../tls/server-certificate'
import { newNonce } from './nonce'
import { installPage } from './pages'
import type { DeskApp } from './services'

/** The local authority's certificate and how to install it; neither exists where a certificate was given. */
export function mountCertificate(app: DeskApp, certificate: () => ServerCertificate): void {
  const caFile = () => {
    const file = certificate().caFile
    if (!file) throw new DeskError('general.notFound', { what: '自签根证书（本服务端使用外部签发的证书，无需安装）' })
    return file
  }

  app.get('/ca.crt', { schema: { hide: true } }, async (_request, reply) =>
    reply
      .type('application/x-x509-ca-cert')
      .header('content-disposition', 'attachment; filename="ca.crt"')
      .header('cache-control', 'no-cache')
      .send(await readFile(caFile())),
  )

  app.get('/install', { schema: { hide: true } }, async (_request, reply) => {
    caFile()
    const nonce = newNonce()
    return reply
      .type('text/html; charset=utf-8')
      .header('content-security-policy', contentSecurityPolicy(nonce))
      .header('cache-control', 'no-cache')
      .send(installPage(certificate().fingerprint, nonce))
  })
}
