import { describe, expect, it } from 'vitest'
import { officialDocument } from '#shared/domain/official-document'
import { versionSources } from './version-sources'

const at = '2026-11-02T01:00:00.000Z'
const document = officialDocument.parse({
  id: 'd2',
  kind: 'opinion',
  caseId: 'c',
  region: '411702',
  organId: 'bureau',
  numbering: 'own',
  title: '意见书',
  content: { title: '新' },
  status: 'returned',
  version: 1,
  versions: [{ version: 1, content: { title: '旧' }, at, by: 'wang' }],
  createdAt: at,
  createdBy: 'zhang',
  updatedAt: at,
  updatedBy: 'zhang',
})
const say = { moment: () => '11月2日', name: () => '王强' }

describe('the texts of a document that can be compared', () => {
  it('are the submitted ones and the present one, oldest first', () => {
    const sources = versionSources(document, undefined, document.content, say)
    expect(sources.map(({ label }) => label)).toEqual(['第 1 稿（11月2日 王强）', '现稿（第 2 稿）'])
    expect(sources.map(({ content }) => content.title)).toEqual(['旧', '新'])
  })

  it('begin with the document that is corrected', () => {
    const old = { ...document, id: 'd1', number: '驻司执监意〔2026〕1号' }
    expect(versionSources(document, old, {}, say)[0]?.label).toBe('原文书 驻司执监意〔2026〕1号')
  })
})
