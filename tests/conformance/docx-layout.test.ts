import { layoutDocument as layOutAsWord } from 'docx/layout'
import { describe, expect, it } from 'vitest'
import type { DocumentContent } from '#shared/documents/content'
import { wordDocument } from '#shared/documents/docx/to-docx'
import type { FontRole } from '#shared/documents/fonts'
import { layoutDocument } from '#shared/documents/layout/layout-document'
import { corpus } from './corpus'

/** Of the faces of official documents the library knows the widths of one, and all of them have the same. */
const face = 'SimSun'
const faces: Readonly<Record<FontRole, string>> = {
  fangsong: face,
  kaiti: face,
  heiti: face,
  xiaobiaosong: face,
  songti: face,
}

/** A line with a figure is snapped to the grid there: that it is not is patched into the file afterwards. */
const hasFigure = (content: DocumentContent) =>
  layoutDocument(content).plan.flow.items.some((item) => item.type === 'figure')

describe('a second opinion on pages, by the rules of Word that the docx library knows', () => {
  const documents = corpus().filter(({ content }) => !hasFigure(content))

  it.each(documents)('$name has as many pages', async ({ content }) => {
    const { pages, stoppedAt } = layOutAsWord(await wordDocument(content, faces))
    expect(stoppedAt).toBeUndefined()
    const own = layoutDocument(content).pages
    expect(pages).toHaveLength(own.length)
  })
})
