import type { ServerCertificate } from './server-certificate'

/** Forward secrecy and authenticated modes only, the strongest first; Chromium 109 and every later client has them. */
const ciphers = [
  'TLS_AES_256_GCM_SHA384',
  'TLS_CHACHA20_POLY1305_SHA256',
  'TLS_AES_128_GCM_SHA256',
  'ECDHE-ECDSA-AES256-GCM-SHA384',
  'ECDHE-RSA-AES256-GCM-SHA384',
  'ECDHE-ECDSA-CHACHA20-POLY1305',
  'ECDHE-RSA-CHACHA20-POLY1305',
  'ECDHE-ECDSA-AES128-GCM-SHA256',
  'ECDHE-RSA-AES128-GCM-SHA256',
].join(':')

/** For the start and for every renewal: a context that is set anew forgets what it was set with before. */
export function tlsSettings({ key, cert }: ServerCertificate) {
  return { key, cert, minVersion: 'TLSv1.2', ciphers, honorCipherOrder: true } as const
}
