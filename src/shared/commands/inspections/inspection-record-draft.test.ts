import { describe, expect, it } from 'vitest'
import { type Block, blockText } from '../../documents/blocks'
import { examplePicture } from '../../documents/kinds/example-picture'
import { documentKindOf } from '../../documents/kinds/registry'
import { layoutDocument } from '../../documents/layout/layout-document'
import { lineText } from '../../documents/layout/page-model'
import type { Attachment } from '../../domain/attachment'
import type { Inspection } from '../../domain/inspection'
import { testReference } from '../testing/test-reference'
import { draftInspectionRecord, photosOfInspection } from './inspection-record-draft'

const stamps = { createdAt: '2026-11-02T01:00:00Z', createdBy: 'zhang', updatedAt: '', updatedBy: 'zhang' }
const photo = (id: string, more: Partial<Attachment> = {}): Attachment => ({
  id,
  region: '411702',
  owner: { type: 'inspection', id: 'site-1' },
  caseId: 'case-1',
  confidential: false,
  organId: 'bureau',
  sha256: 'a'.repeat(64),
  name: `${id}.jpg`,
  mime: 'image/jpeg',
  size: 1,
  ...stamps,
  ...more,
})

const signed = { digest: 'd'.repeat(64), onPaper: false, at: '2026-11-02T01:05:00Z' }
const found: Inspection = {
  id: 'site-1',
  caseId: 'case-1',
  region: '411702',
  confidential: false,
  status: 'finished',
  organId: 'urban',
  place: '西园停车场',
  purpose: '',
  field: 'urban',
  plannedOn: '2026-11-02',
  inspectors: [
    { userId: 'zhang', name: '张伟', certNo: '豫监001' },
    { userId: 'li', name: '李娜', certNo: '豫监002' },
  ],
  observers: ['孙某'],
  shares: [],
  attending: '赵某（管理员）',
  certShown: true,
  recusalAsked: true,
  recusalAnswer: '表示不申请回避',
  startedAt: '2026-11-02T00:30:00Z',
  endedAt: '2026-11-02T01:10:00Z',
  items: {
    list: { id: 'list', order: 1, item: '是否开具清单', basis: '', result: 'notOk', note: '没有', photoIds: ['p2'] },
    cert: { id: 'cert', order: 0, item: '是否持证', basis: '', result: 'ok', note: '', photoIds: [] },
  },
  found: '场内停放三轮车九辆。',
  remarks: '',
  statements: {
    s1: {
      id: 's1',
      person: '赵某',
      identity: '管理员',
      startedAt: '2026-11-02T00:40:00Z',
      answers: [
        { question: '收费吗？', answer: '收。' },
        { question: '', answer: '' },
      ],
    },
  },
  signatures: {
    a: {
      ...signed,
      id: 'a',
      role: 'inspected',
      person: '赵某',
      refusal: { reason: '称须请示', witness: '孙某' },
    },
    b: {
      ...signed,
      id: 'b',
      role: 'inspector',
      person: '张伟',
      image: { attachmentId: 'ink', sha256: 'a'.repeat(64) },
    },
    c: { ...signed, id: 'c', role: 'inspector', person: '李娜', onPaper: true },
    d: { ...signed, id: 'd', role: 'witness', person: '钱某', onPaper: true, withdrawn: { reason: '重签', at: '' } },
  },
  corrections: [
    { id: 'k', what: '车辆数', text: '应为八辆', reason: '核对照片', at: '2026-11-02T02:00:00Z', by: 'li' },
  ],
  cancelReason: '',
  ...stamps,
}
const attachments = [
  photo('p1', { takenAt: '2026-11-02T00:45:00Z' }),
  photo('p2', { takenAt: '2026-11-02T00:46:00Z' }),
  photo('p3', { withdrawn: { by: 'zhang', at: '', reason: '模糊' } }),
  photo('ink', { mime: 'image/png' }),
]

function drafted(pictureOf = (_file: Attachment): string | undefined => examplePicture(60, 40)) {
  const source = { inspection: found, attachments, ref: testReference, bureauName: '驻马店市司法局', pictureOf }
  return draftInspectionRecord(source)
}

const wordsOf = (blocks: readonly Block[]) => blocks.map(blockText).join('\n')

describe('the record of an inspection', () => {
  const kind = documentKindOf('inspection-record')
  if (!kind) throw new Error('no such kind')

  it('is valid content of its kind, with the times of the site', () => {
    const content = drafted()
    expect(kind.schema.safeParse(content).error?.issues).toBeUndefined()
    expect(content).toMatchObject({ startedAt: '2026年11月2日8时30分', endedAt: '2026年11月2日9时10分' })
    expect(kind.check(content, { step: 'draft' }).filter(({ severity }) => severity === 'error')).toEqual([])
  })

  it('goes through the checklist in its order and says who was asked once', () => {
    const words = wordsOf(kind.toContent(drafted()).body)
    expect(words.indexOf('是否持证')).toBeLessThan(words.indexOf('是否开具清单'))
    expect(words.match(/被询问人：赵某（管理员）/g)).toHaveLength(1)
    expect(words).toContain('对“车辆数”更正为：应为八辆')
  })

  it('shows who signed, who would not and why, and no signature that was withdrawn', () => {
    const { body, footPictures, footLines } = kind.toContent(drafted())
    const words = wordsOf(body)
    expect(words).toContain('拒绝签名。理由：称须请示。见证人：孙某')
    expect(words).not.toContain('钱某')
    expect(footPictures?.map(({ alt }) => alt)).toEqual(['核查人员张伟签名'])
    expect(footLines?.[0]).toContain('拒绝签名')
  })

  it('carries the signature at the foot of every page and in its cell', () => {
    const { pages } = layoutDocument(kind.toContent(drafted()))
    expect(pages.every(({ pictures }) => pictures.some(({ alt }) => alt === '核查人员张伟签名'))).toBe(true)
    const last = pages.findLast(({ lines }) => lines.some((line) => lineText(line).includes('拒绝签名。')))
    expect(last?.pictures.filter(({ alt }) => alt === '核查人员张伟签名')).toHaveLength(2)
  })

  it('names each photo by what it shows and when it was taken, those of the checklist first', () => {
    expect(photosOfInspection(found, attachments).map(({ id }) => id)).toEqual(['p1', 'p2'])
    expect(drafted().photos).toMatchObject([
      { caption: '是否开具清单　2026-11-02 08:46' },
      { caption: 'p1.jpg　2026-11-02 08:45' },
    ])
    expect(drafted(() => undefined).photos).toEqual([])
  })
})
