import { z } from 'zod'
import type { SaveRequest } from '../host'

/** The files that pass between a machine whose password is forgotten and the administrators. */

/** No words fit in where keys belong: such a file may leave a machine that lets nothing else out. */
const base64Url = z.string().regex(/^[\w-]*$/)

export const recoveryRequest = z.object({
  format: z.literal('desk-recovery-request/1'),
  storeName: z.string().max(100),
  userId: z.string().max(64),
  login: z.string().max(64),
  name: z.string().max(60),
  keyId: z.string().max(32),
  /** The data key, sealed to the office's key. */
  wrapped: base64Url.max(400),
  /** Public key that the answer is sealed to. */
  reply: base64Url.max(64),
  at: z.iso.datetime(),
})
export type RecoveryRequest = z.infer<typeof recoveryRequest>

export const recoveryAnswer = z.object({
  format: z.literal('desk-recovery-answer/1'),
  storeName: z.string().max(100),
  wrapped: z.string().max(400),
})
export type RecoveryAnswer = z.infer<typeof recoveryAnswer>

export const recoveryFilter = { name: '恢复文件', extensions: ['json'] } as const

/** What the officer takes to the administrators. */
export function recoveryRequestFile(request: RecoveryRequest): SaveRequest {
  return {
    name: `恢复申请-${request.login}.json`,
    bytes: new TextEncoder().encode(JSON.stringify(request, null, 2)),
    filter: recoveryFilter,
  }
}
