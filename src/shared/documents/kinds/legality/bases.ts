import type { BasisFacts, CaseFacts } from '../facts'
import type { CheckContext } from '../kind'
import { basisName } from '../wording'
import type { Finding } from './problem'

interface PlacedBasis {
  readonly basis: BasisFacts
  readonly path: string
}

/**
 * A legal basis is data. What the case cites decides whether it is verified: the copy in the document could have been
 * edited. Unverified bases warn on drafting and block issue; made-up ones print 演示.
 */
export function checkBases(placed: readonly PlacedBasis[], { facts }: CheckContext): Finding[] {
  const known = facts && new Map(citedBases(facts).map((basis) => [keyOf(basis), basis]))
  const told = new Set<string>()
  return placed.flatMap(({ basis, path }): Finding[] => {
    const args = { basis: basisName(basis) }
    const cited = known ? known.get(keyOf(basis)) : basis
    // Wrong in this place, so told for each; the others hold for the basis, wherever it is cited.
    if (!cited) return [{ code: 'basisNotInCase', path, args }]
    const code = cited.demo ? 'basisDemo' : cited.verified ? undefined : 'basisUnverified'
    if (!code || told.has(args.basis)) return []
    told.add(args.basis)
    return [{ code, path, args }]
  })
}

export function citedBases(facts: CaseFacts): BasisFacts[] {
  return [...facts.powerBases, ...facts.findings.flatMap((finding) => finding.bases)]
}

/** Text and name together: a basis whose words were changed is another basis. */
function keyOf(basis: BasisFacts): string {
  return JSON.stringify([basisName(basis), basis.text.trim()])
}
