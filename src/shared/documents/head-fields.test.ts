import { describe, expect, it } from 'vitest'
import { isPrintedIn } from './head-fields'
import { documentKinds } from './kinds/registry'
import { layoutDocument } from './layout/layout-document'
import { lineText } from './layout/page-model'

const marks = { coIssuers: '某联合机关', copyNumber: '000042', urgency: '特急' } as const

describe('the head of a document', () => {
  it.each(documentKinds.map((kind) => [kind.name, kind] as const))('of %s prints what its form asks for', (_, kind) => {
    const content = kind.toContent({ ...kind.example(), ...marks, coIssuers: [marks.coIssuers] })
    const printed = layoutDocument(content)
      .pages.flatMap((page) => page.lines.map(lineText))
      .join('')
      .replace(/\s/g, '')
    for (const [field, words] of Object.entries(marks))
      expect(printed.includes(words), field).toBe(isPrintedIn(content.format, field))
  })
})
