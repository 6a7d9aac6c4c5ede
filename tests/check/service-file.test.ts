import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '../..')
const text = readFileSync(join(root, 'resources/service/supervision-desk.service'), 'utf8')
const settings = new Map(
  [...text.matchAll(/^([A-Za-z]+)=(.*)$/gm)].map(([, name = '', value = '']) => [name, value] as const),
)

describe('the service of the server', () => {
  it('starts what an installation has, with options that `desk serve` knows', () => {
    const [node, script, command, ...options] = (settings.get('ExecStart') ?? '').split(' ')
    expect(node).toBe('/usr/bin/node')
    expect(existsSync(join(root, script ?? ''))).toBe(true)
    expect(command).toBe('serve')
    const declared = readFileSync(join(root, 'src/cli/commands/serve.ts'), 'utf8')
    for (const option of options.filter((word) => word.startsWith('--')))
      expect(declared).toMatch(new RegExp(`'${option}[ ']`))
  })

  it('hands its log to the journal', () => {
    expect(settings.get('ExecStart')).toMatch(/ --log-journal$/)
    expect(settings.has('StandardOutput')).toBe(false)
  })

  it('runs under an account of its own that can write its data and nothing else', () => {
    expect(settings.get('User')).toBe('supervision-desk')
    expect(settings.get('ExecStart')).toContain(`--data /var/lib/${settings.get('StateDirectory')} `)
    expect(Object.fromEntries(settings)).toMatchObject({
      StateDirectoryMode: '0700',
      UMask: '0077',
      ProtectSystem: 'strict',
      ProtectHome: 'true',
      PrivateTmp: 'true',
      NoNewPrivileges: 'true',
      CapabilityBoundingSet: '',
      SystemCallFilter: '@system-service',
    })
    // No other place is opened for writing.
    expect([...settings.keys()].filter((name) => /^(ReadWritePaths|BindPaths)$/.test(name))).toEqual([])
    // V8 compiles while it runs: with this it would not start.
    expect(settings.has('MemoryDenyWriteExecute')).toBe(false)
  })
})
