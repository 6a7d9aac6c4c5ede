import { expect, it } from 'vitest'
import { timelineNote } from './timeline-note'

it('names a file by the beginning of its checksum, and leaves words as they were written', () => {
  expect(timelineNote('882676d442f103dabf9e89f9a452699868c246ca6a246d7f08d80a284fb3e0d9')).toBe('校验值 882676d442f1…')
  expect(timelineNote('同意立案。')).toBe('同意立案。')
})
