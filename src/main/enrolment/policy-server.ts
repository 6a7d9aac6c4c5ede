import { sameFingerprint } from '#shared/security/enrolment-file'
import type { MachinePolicy } from '#shared/security/machine-policy'
import type { ServerTarget } from '../server/server-target'
import { fingerprintOf } from './read-enrolment'

/** Whether a server is one that the machine's policy allows: its address and its own authority, where the policy names them. */
export function isPolicyServer(
  { url, ca }: ServerTarget,
  { serverUrl, serverFingerprint }: Pick<MachinePolicy, 'serverUrl' | 'serverFingerprint'>,
): boolean {
  if (serverUrl && new URL(serverUrl).origin !== url) return false
  return !serverFingerprint || (ca !== undefined && hasFingerprint(ca, serverFingerprint))
}

function hasFingerprint(ca: string, fingerprint: string): boolean {
  try {
    return sameFingerprint(fingerprint, fingerprintOf(ca))
  } catch {
    // No certificate at all.
    return false
  }
}
