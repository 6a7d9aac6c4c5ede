import { X509Certificate } from 'node:crypto'
import { session } from 'electron'
import { DeskError } from '#shared/messages/catalogue'

const longestPem = 20_000

/**
 * The certificate of a server's authority, from the server itself. Nothing is trusted yet, so nothing is sent: a session
 * of its own, one request, and what comes is used only after its fingerprint was compared with one from elsewhere.
 */
export async function fetchAuthority(origin: string): Promise<string> {
  const stranger = session.fromPartition('enrolment', { cache: false })
  stranger.setCertificateVerifyProc((_request, answer) => answer(0))
  try {
    const answer = await stranger.fetch(`${origin}/ca.crt`, {
      credentials: 'omit',
      redirect: 'error',
      signal: AbortSignal.timeout(15_000),
    })
    const text = answer.status === 200 ? await answer.text() : ''
    if (text.length > longestPem || !new X509Certificate(text).ca) throw new DeskError('desktop.serverForeign')
    return text
  } catch (error) {
    if (error instanceof DeskError) throw error
    const foreign = (error as NodeJS.ErrnoException).code?.startsWith('ERR_OSSL')
    throw new DeskError(foreign ? 'desktop.serverForeign' : 'desktop.serverUnreachable', {}, { cause: error })
  }
}
