import { describe, expect, it } from 'vitest'
// @ts-expect-error plain module of the gate, without types
import { deadCitations, deadPaths, sectionsOf } from '../../scripts/citation-rules.mjs'

const pages = new Map([['field', sectionsOf('# Field\n\n## 1. Words\n## 4. A case\n### 4.2 Its tracks\n')]])
/** Put together here, so that the check that reads this file too finds no citation in it. */
const page = (name: string) => `${name}.${'md'}`
const dead = (text: string): string[] => deadCitations('src/x.ts', text, pages)

describe('what comments and pages cite', () => {
  it('catches a page that docs/ does not have', () => {
    expect(dead(`// a\n/** A rule (${page('elsewhere')} §1). */`)).toEqual([
      `src/x.ts:2: docs/ has no page ${page('elsewhere')}`,
    ])
    expect(dead(`see [docs/${page('elsewhere')}](docs/${page('elsewhere')})`)).toHaveLength(2)
  })

  it.each([
    ['in a sentence', `/** A rule (${page('field')} §5). */`],
    ['after code marks', `\`${page('field')}\` §5 wants`],
    ['in one pair of marks', `\`${page('field')} §5\``],
    ['behind another one', `(${page('field')} §4, §5)`],
    ['behind a link', `[${page('field')}](${page('field')}) §5`],
    ['on the next line', `/**\n * A rule (${page('field')}\n * §5). */`],
    ['below a section that is there', `${page('field')} §4.5`],
  ])('catches a section that the page does not have, %s', (_where, text) => {
    expect(dead(text)).toEqual([expect.stringContaining('has no §')])
  })

  it('lets pass what is there, and the pages of folders', () => {
    expect(dead(`(${page('field')} §1, §4; §9 of another law), docs/${page('field')} §4.2, RFC 4648 §5`)).toEqual([])
    expect(dead(`[its README](src/server/${page('README')}), ${page('CHANGELOG')}, tests/${page('notes')}`)).toEqual([])
  })

  it('catches a file that a page names and the project does not have', () => {
    const paths = ['src/shared/domain/limit.ts', 'scripts/check.mjs']
    expect(deadPaths('docs/x', 'Rule:\n`domain/limit.ts`, `imit.ts`, `scripts/check.mjs`, `*.spec.ts`', paths)).toEqual(
      ['docs/x:2: the project has no imit.ts'],
    )
  })
})
