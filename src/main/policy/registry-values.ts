import { machinePolicy } from '#shared/security/machine-policy'

/**
 * The values that `reg query` prints, in the types of the policy: a group policy has numbers and texts only. Lines are
 * `    name    REG_SZ    value`.
 */
export function registryValues(printed: string): Record<string, unknown> {
  const values: Record<string, unknown> = {}
  for (const line of printed.split(/\r?\n/)) {
    const [, registryName, type, text = ''] = /^\s{4}(\S+)\s{4}(REG_\w+)\s{4}(.*)$/.exec(line) ?? []
    if (registryName === undefined) continue
    const name = registryName.charAt(0).toLowerCase() + registryName.slice(1)
    const value = type === 'REG_DWORD' ? Number.parseInt(text, 16) : text.trim()
    values[name] = isSwitch(name) && typeof value === 'number' ? value !== 0 : value
  }
  return values
}

function isSwitch(name: string): boolean {
  const field = (machinePolicy.shape as Record<string, { safeParse(value: unknown): { success: boolean } }>)[name]
  return field?.safeParse(true).success === true
}
