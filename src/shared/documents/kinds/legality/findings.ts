import type { FindingContent } from '../common-fields'
import type { CheckContext } from '../kind'
import { clause } from '../wording'
import type { PrintedText } from './common'
import type { Finding } from './problem'

/** Facts, basis and demand of every finding are named, and agree with the case. */
export function checkFindings(findings: readonly FindingContent[], { facts }: CheckContext): Finding[] {
  const problems = findings.flatMap((finding, at) => checkFinding(finding, `findings.${at}`))
  if (findings.length === 0) problems.push({ code: 'findingMissing', path: 'findings' })
  if (!facts) return problems
  const wrong = facts.findings.filter((finding) => finding.nature === '违法' || finding.nature === '不当')
  const left = wrong.length - findings.length
  if (left > 0 && findings.length > 0) problems.push({ code: 'findingLeftOut', path: 'findings', args: { n: left } })
  for (const [at, finding] of findings.entries()) {
    const own = facts.findings.find((known) => clause(known.fact) === clause(finding.fact))
    if (own && own.nature !== finding.nature) {
      const args = { title: finding.title, nature: finding.nature, expected: own.nature }
      problems.push({ code: 'natureDiffers', path: `findings.${at}.nature`, args })
    }
  }
  return problems
}

function checkFinding(finding: FindingContent, path: string): Finding[] {
  const args = { title: finding.title }
  const problems: Finding[] = []
  if (finding.bases.length === 0) problems.push({ code: 'basisMissing', path: `${path}.bases`, args })
  if (finding.evidence.trim() === '') problems.push({ code: 'evidenceMissing', path: `${path}.evidence`, args })
  if (finding.correction.trim() === '') problems.push({ code: 'demandMissing', path: `${path}.correction`, args })
  return problems
}

export function findingBases(findings: readonly FindingContent[]) {
  return findings.flatMap((finding, at) =>
    finding.bases.map((basis, row) => ({ basis, path: `findings.${at}.bases.${row}` })),
  )
}

const printed = ['title', 'fact', 'evidence', 'conclusion', 'correction'] as const

export function findingTexts(findings: readonly FindingContent[]): PrintedText[] {
  return findings.flatMap((finding, at) => printed.map((key): PrintedText => [`findings.${at}.${key}`, finding[key]]))
}
