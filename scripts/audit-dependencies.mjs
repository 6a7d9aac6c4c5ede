// `npm run audit`: known weaknesses of the locked packages, Electron and tools among them. Exit code 1 where one is high
// or critical; where no registry answers such questions the line says so, and that this proves nothing. `--tell`, as in
// `npm run check`, only tells: what was right yesterday must not fail because of what is published today.
import { spawnSync } from 'node:child_process'
import { pathToFileURL } from 'node:url'

/**
 * What an answer of `npm audit --json` means.
 * @returns {{ verdict: 'clean' | 'weak' | 'unknown', lines: string[] }} a line for each weak package, or the reason
 */
export function judge(text) {
  let answer
  try {
    answer = JSON.parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1))
  } catch {
    return { verdict: 'unknown', lines: ['npm gave no answer that can be read'] }
  }
  const found = answer.vulnerabilities
  if (typeof found !== 'object' || answer.auditReportVersion !== 2) {
    const reason = answer.error?.summary || answer.message || 'no report'
    // Without the address that was asked: it is the machine's own business.
    return { verdict: 'unknown', lines: [String(reason).replace(/\S+:\/\/\S+/g, '…')] }
  }
  const lines = Object.values(found)
    .filter(({ severity }) => severity === 'high' || severity === 'critical')
    .map(({ name, severity, range, via }) => {
      const titles = via.flatMap((each) => (typeof each === 'string' ? [] : [each.title]))
      return `${severity}: ${name} ${range}${titles.length > 0 ? ` (${titles.join('; ')})` : ''}`
    })
  return { verdict: lines.length > 0 ? 'weak' : 'clean', lines }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const args = ['audit', '--package-lock-only', '--json', '--fetch-retries=0', '--fetch-timeout=20000']
  const { stdout } = spawnSync('npm', args, { encoding: 'utf8', shell: process.platform === 'win32' })
  const { verdict, lines } = judge(stdout ?? '')
  const heads = {
    clean: 'no package of the lock file has a known weakness of level high or critical',
    weak: 'known weaknesses of level high or critical:',
    unknown: 'not checked, no registry answered:',
  }
  process.stdout.write(`${[heads[verdict], ...lines.map((line) => `  ${line}`)].join('\n')}\n`)
  process.exitCode = verdict === 'weak' && !process.argv.includes('--tell') ? 1 : 0
}
