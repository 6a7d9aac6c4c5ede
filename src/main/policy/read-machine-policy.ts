import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type ReadPolicy, readPolicy } from '#shared/security/machine-policy'
import { registryValues } from './registry-values'

const REGISTRY_KEY = 'HKLM\\SOFTWARE\\Policies\\SupervisionDesk'

export interface PolicySource {
  readonly platform: NodeJS.Platform
  readonly env: Readonly<Record<string, string | undefined>>
  /** Named at the start of a client that is not installed; an installed one takes none. */
  readonly file?: string
  readonly readFile: (path: string) => string
  readonly queryRegistry: (key: string) => string
}

export const thisMachine: PolicySource = {
  platform: process.platform,
  env: process.env,
  readFile: (path) => readFileSync(path, 'utf8'),
  queryRegistry: (key) =>
    execFileSync(join(process.env.SystemRoot ?? 'C:\\Windows', 'System32', 'reg.exe'), ['query', key], {
      encoding: 'utf8',
      timeout: 5000,
      windowsHide: true,
      stdio: ['ignore', 'pipe', 'ignore'],
    }),
}

/** The folder only an administrator can write to. */
export function policyFile({ platform, env, file }: Pick<PolicySource, 'platform' | 'env' | 'file'>): string {
  if (file) return file
  if (platform === 'win32') return join(env.ProgramData ?? 'C:\\ProgramData', 'SupervisionDesk', 'policy.json')
  if (platform === 'darwin') return '/Library/Application Support/SupervisionDesk/policy.json'
  return '/etc/supervision-desk/policy.json'
}

/** The file, and over it the group policy. A file that cannot be read is told: it is not the same as none. */
export function readMachinePolicy(source: PolicySource = thisMachine): ReadPolicy {
  const fromFile = fileValues(source)
  const fromRegistry = source.platform === 'win32' ? registryOf(source) : {}
  const read = readPolicy({ ...fromFile.values, ...fromRegistry })
  return fromFile.unreadable ? { ...read, ignored: [...read.ignored, 'policy.json'] } : read
}

function fileValues(source: PolicySource): { values: Record<string, unknown>; unreadable: boolean } {
  try {
    const values: unknown = JSON.parse(source.readFile(policyFile(source)).replace(/^\uFEFF/, ''))
    return typeof values === 'object' && values !== null && !Array.isArray(values)
      ? { values: values as Record<string, unknown>, unreadable: false }
      : { values: {}, unreadable: true }
  } catch (error) {
    return { values: {}, unreadable: (error as NodeJS.ErrnoException).code !== 'ENOENT' }
  }
}

function registryOf(source: PolicySource): Record<string, unknown> {
  try {
    return registryValues(source.queryRegistry(REGISTRY_KEY))
  } catch {
    // `reg query` fails where the key does not exist, which is where nobody set a policy.
    return {}
  }
}
