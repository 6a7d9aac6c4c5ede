import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { defaultPolicy, machinePolicy } from '#shared/security/machine-policy'
import { forbiddenSwitch } from './forbidden-switches'
import { type PolicySource, policyFile, readMachinePolicy } from './read-machine-policy'

const resources = join(import.meta.dirname, '../../../resources/policy')
const resource = (name: string) => readFileSync(join(resources, name), 'utf8')

function source(change: Partial<PolicySource>): PolicySource {
  const missing = () => {
    throw Object.assign(new Error(), { code: 'ENOENT' })
  }
  return { platform: 'linux', env: {}, readFile: missing, queryRegistry: missing, ...change }
}

describe('the policy of a machine', () => {
  it('is the default where nobody said anything', () => {
    expect(readMachinePolicy(source({}))).toEqual({ policy: defaultPolicy(), ignored: [] })
    expect(defaultPolicy()).toMatchObject({ lockAfterMinutes: 10, leaseDays: 14, devTools: false, exports: true })
  })

  it('comes from a file that only an administrator can write', () => {
    const read = readMachinePolicy(source({ readFile: () => '\uFEFF{"lockAfterMinutes":5,"devTools":true}' }))
    expect(read.policy).toMatchObject({ lockAfterMinutes: 5, devTools: true })
    expect(policyFile({ platform: 'win32', env: { ProgramData: 'D:\\Data' } })).toContain('SupervisionDesk')
    expect(policyFile({ platform: 'linux', env: {} })).toBe('/etc/supervision-desk/policy.json')
  })

  it('keeps the default for a value that is no use, and all the others', () => {
    const text = JSON.stringify({ lockAfterMinutes: 0, leaseDays: 7, serverUrl: 'http://a.example', novelty: 1 })
    const { policy, ignored } = readMachinePolicy(source({ readFile: () => text }))
    expect(policy).toMatchObject({ lockAfterMinutes: 10, leaseDays: 7 })
    expect(policy.serverUrl).toBeUndefined()
    expect(ignored).toEqual(['lockAfterMinutes', 'serverUrl', 'novelty'])
  })

  it('says so when the file is there and cannot be read', () => {
    expect(readMachinePolicy(source({ readFile: () => '{' })).ignored).toEqual(['policy.json'])
    expect(readMachinePolicy(source({ readFile: () => '[]' })).ignored).toEqual(['policy.json'])
  })

  it('takes the group policy of Windows before the file', () => {
    const printed = [
      '',
      'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\SupervisionDesk',
      '    LockAfterMinutes    REG_DWORD    0x3',
      '    DevTools    REG_DWORD    0x0',
      '    ServerUrl    REG_SZ    https://desk.zmd.example:8443',
      '',
    ].join('\r\n')
    const windows = { platform: 'win32', readFile: () => '{"lockAfterMinutes":20,"devTools":true}' } as const
    const { policy } = readMachinePolicy(source({ ...windows, queryRegistry: () => printed }))
    expect(policy).toMatchObject({ lockAfterMinutes: 3, devTools: false, serverUrl: 'https://desk.zmd.example:8443' })
  })

  it('is offered whole by the example file and by the group policy template', () => {
    const keys = Object.keys(machinePolicy.shape).sort()
    const example = JSON.parse(resource('policy.example.json'))
    expect(Object.keys(example).sort()).toEqual(keys)
    expect(readMachinePolicy(source({ readFile: () => JSON.stringify(example) })).ignored).toEqual([])

    const admx = resource('SupervisionDesk.admx')
    const values = [...admx.matchAll(/valueName="(\w+)"/g)].map(([, name = '']) => name)
    expect(values.map((name) => name.charAt(0).toLowerCase() + name.slice(1)).sort()).toEqual(keys)
    const adml = resource('zh-CN/SupervisionDesk.adml')
    for (const [, id] of admx.matchAll(/\$\(string\.(\w+)\)/g)) expect(adml).toContain(`<string id="${id}">`)
    for (const [, id] of admx.matchAll(/\$\(presentation\.(\w+)\)/g))
      expect(adml).toContain(`<presentation id="${id}">`)
  })
})

describe('an installed client', () => {
  it.each([
    '--remote-debugging-port=9222',
    '--remote-debugging-pipe',
    '--inspect',
    '--inspect-brk=0',
    '--js-flags=--expose-gc',
    '--no-sandbox',
    '--disable-web-security',
    '--ignore-certificate-errors-spki-list=x',
    '--host-resolver-rules=MAP * 127.0.0.1',
    '--ssl-key-log-file=x',
    '--server-file=x',
    '--policy-file=x',
    '--renderer-cmd-prefix=debugger.exe',
    '--gpu-launcher=debugger.exe',
    '--single-process',
    '--auto-open-devtools-for-tabs',
    '--allow-file-access-from-files',
    '--Remote-Debugging-Port=1',
  ])('does not start with %s', (argument) => {
    expect(forbiddenSwitch(['desk.exe', argument])).toBe(argument.split('=')[0]?.toLowerCase())
  })

  it.each(['/remote-debugging-port=9222', '-remote-debugging-port=9222'])(
    'does not start with %s, as Windows writes it too',
    (argument) => expect(forbiddenSwitch(['desk.exe', argument])).toBe('--remote-debugging-port'),
  )

  it('starts as the system and its links start it', () => {
    const usual = ['supervision-desk://case/1', '--user-data-dir=D:\\x', '--inspection', '/opt/desk', '/home/zhang']
    expect(forbiddenSwitch(['desk.exe', ...usual])).toBe(undefined)
  })
})
