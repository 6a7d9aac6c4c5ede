import { Secret, TOTP } from 'otpauth'

const stepSeconds = 30

function totpOf(secret: string, login: string): TOTP {
  return new TOTP({ issuer: '执法监督工作台', label: login, secret: Secret.fromBase32(secret), period: stepSeconds })
}

export function newTotpSecret(): string {
  return new Secret({ size: 20 }).base32
}

/** What the authenticator app reads from the QR code. */
export function totpUri(secret: string, login: string): string {
  return totpOf(secret, login).toString()
}

/**
 * The time step a code belongs to, one step of tolerance either way; undefined when it is wrong or its
 * step was used before (RFC 6238 5.2: a code is accepted once).
 */
export function totpStep(secret: string, code: string, now: Date, lastStep: number | null): number | undefined {
  const token = code.replace(/\s/g, '')
  if (!/^\d{6}$/.test(token)) return undefined
  const delta = totpOf(secret, '').validate({ token, timestamp: now.getTime(), window: 1 })
  if (delta === null) return undefined
  const step = Math.floor(now.getTime() / 1000 / stepSeconds) + delta
  return lastStep !== null && step <= lastStep ? undefined : step
}
