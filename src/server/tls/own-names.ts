import { isIP } from 'node:net'
import { hostname, networkInterfaces } from 'node:os'

export interface AlternativeName {
  readonly type: 'dns' | 'ip'
  readonly value: string
}

/** Every name and address by which this machine can be reached: the office opens the one it knows. */
export function ownNames(): AlternativeName[] {
  const addresses = Object.values(networkInterfaces())
    .flatMap((entries) => entries ?? [])
    .filter((entry) => !entry.internal && !entry.address.startsWith('fe80:'))
    .map((entry) => entry.address)
  const values = ['localhost', hostname().toLowerCase(), '127.0.0.1', '::1', ...addresses.sort()]
  return [...new Set(values)].map((value) => ({ type: isIP(value) ? 'ip' : 'dns', value }))
}
