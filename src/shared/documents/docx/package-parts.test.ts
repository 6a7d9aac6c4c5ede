import { describe, expect, it } from 'vitest'
import { fontFaces } from '../fonts'
import { documentKinds } from '../kinds/registry'
import { layoutDocument } from '../layout/layout-document'
import { packageParts } from './package-parts'
import { lookOf } from './styles'
import { wordDocument } from './to-docx'

type Kind = (typeof documentKinds)[number]

/** `test` keeps the looks of one test from those of another. */
async function partsOf(kind: Kind, fonts: keyof typeof fontFaces, test: string) {
  const content = kind.toContent(kind.example())
  const { knobs } = layoutDocument(content).plan
  return packageParts(await wordDocument(content, fontFaces[fonts]), `${test} ${lookOf(knobs, fonts)}`)
}

const constant = ['styles', 'theme/theme1', 'numbering', 'footnotes', 'endnotes'].map((name) => `word/${name}.xml`)

describe('the parts of a Word file', () => {
  it.each(documentKinds.map((kind) => [kind.name, kind] as const))(
    'of a %s are the same whether its look was written before or is new',
    async (name, kind) => {
      const fresh = await partsOf(kind, 'gb', `first of ${name}`)
      const kept = await partsOf(kind, 'gb', 'all kinds')
      for (const part of constant) expect(kept.get(part)).toBe(fresh.get(part))
      expect([...kept.keys()]).toEqual([...fresh.keys()])
    },
  )

  it('keep the styles of each preset apart', async () => {
    const [kind] = documentKinds as readonly [Kind]
    await partsOf(kind, 'gb', 'apart')
    await partsOf(kind, 'windows', 'apart')
    expect((await partsOf(kind, 'gb', 'apart')).get('word/styles.xml')).toContain('仿宋_GB2312')
    expect((await partsOf(kind, 'windows', 'apart')).get('word/styles.xml')).not.toContain('仿宋_GB2312')
  })
})
