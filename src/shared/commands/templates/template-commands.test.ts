import { describe, expect, it } from 'vitest'
import { templateInUse } from '../../domain/document-template'
import { referenceData } from '../../domain/reference-data'
import { TestDesk } from '../testing/test-desk'
import { testRows } from '../testing/test-reference'

const file = { sha256: 'a'.repeat(64), name: '意见书.docx', mime: 'application/zip', size: 9000 }
const template = { templateId: 't1', kind: 'opinion', name: '本局样式', file, tags: ['标题'] }

describe('a template of the bureau', () => {
  it('is added by an administrator as the next version of its kind and organ', () => {
    const desk = new TestDesk()
    expect(desk.refusal('zhang', 'template.add', template)).toContain('系统管理员')
    desk.act('root', 'template.add', template)
    const first = desk.get('documentTemplate', 't1')
    expect(first).toMatchObject({ version: 1, retired: false })
    const later = new TestDesk(referenceData({ ...testRows, documentTemplate: [first] }))
    later.act('root', 'template.add', { ...template, templateId: 't2' })
    later.act('root', 'template.add', { ...template, templateId: 't3', organId: 'bureau' })
    expect(later.all('documentTemplate').map(({ version }) => version)).toEqual([2, 1])
  })

  it('in use is the newest of the organ itself, before those for all; a retired one is not', () => {
    const desk = new TestDesk()
    desk.act('root', 'template.add', template)
    const first = desk.get('documentTemplate', 't1')
    const all = [first, { ...first, id: 't2', version: 2 }, { ...first, id: 't3', organId: 'bureau' }]
    expect(templateInUse(all, 'opinion', 'bureau')?.id).toBe('t3')
    expect(templateInUse(all, 'opinion', 'county')?.id).toBe('t2')
    expect(templateInUse(all, 'notice', 'bureau')).toBeUndefined()
    desk.act('root', 'template.retire', { templateId: 't1', retired: true })
    expect(templateInUse(desk.all('documentTemplate'), 'opinion', 'bureau')).toBeUndefined()
  })
})
