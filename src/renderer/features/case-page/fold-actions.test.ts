import { describe, expect, it } from 'vitest'
import type { CaseAction } from '#shared/domain/case-action'
import { foldActions } from './fold-actions'

function action(id: string, at: string, change: Partial<CaseAction> = {}): CaseAction {
  return {
    id,
    caseId: 'c',
    region: '411702',
    kind: 'document.edit',
    by: 'zhang',
    role: 'officer',
    organId: 'bureau',
    at: `2026-11-02T${at}:00Z`,
    documentId: 'd1',
    note: '',
    changes: [],
    parallel: [],
    createdAt: '',
    createdBy: '',
    updatedAt: '',
    updatedBy: '',
    ...change,
  }
}

describe('the timeline', () => {
  it('shows the newest first', () => {
    const entries = foldActions([
      action('a', '01:00', { kind: 'case.file' }),
      action('b', '02:00', { kind: 'case.reply' }),
    ])
    expect(entries.map(({ action: { id } }) => id)).toEqual(['b', 'a'])
  })

  it('folds the saves of one draft by one hand, from the first value to the last', () => {
    const entries = foldActions([
      action('a', '01:00', { changes: [{ path: 'title', from: '一', to: '二' }] }),
      action('b', '01:10', { changes: [{ path: 'title', from: '二', to: '三' }], parallel: ['title'] }),
      action('c', '01:20', { changes: [{ path: 'content.x', from: undefined, to: 'y' }] }),
    ])
    expect(entries).toHaveLength(1)
    expect(entries[0]).toMatchObject({ times: 3, since: '2026-11-02T01:00:00Z' })
    expect(entries[0]?.action.changes).toContainEqual({ path: 'title', from: '一', to: '三' })
    expect(entries[0]?.action.parallel).toEqual(['title'])
  })

  it('keeps apart another hand, another document, another step in between, and a long pause', () => {
    const entries = foldActions([
      action('a', '01:00'),
      action('b', '01:05', { by: 'li' }),
      action('c', '01:10', { documentId: 'd2' }),
      action('d', '01:15', { kind: 'document.submit' }),
      action('e', '01:20'),
      action('f', '03:20'),
    ])
    expect(entries.map(({ times }) => times)).toEqual([1, 1, 1, 1, 1, 1])
  })
})
