import { describe, expect, it } from 'vitest'
import { documentKindOf } from '#shared/documents/kinds/registry'
import { layoutDocument } from '#shared/documents/layout/layout-document'
import { pagesOfAll } from './render-document'

const opinion = documentKindOf('opinion')
const pages = opinion ? layoutDocument(opinion.toContent(opinion.example())).pages : []
const odd = pages.slice(0, 1)

describe('several documents in one print', () => {
  it('follow each other page by page', () => {
    expect(pagesOfAll([odd, pages], false)).toEqual([...odd, ...pages])
  })

  it('on both sides of the paper each begins on a front; the last leaves nothing blank behind', () => {
    const sides = pagesOfAll([odd, odd], true)
    expect(sides.map(({ lines }) => lines.length > 0)).toEqual([true, false, true])
  })
})
