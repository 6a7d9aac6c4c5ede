import { expect, it } from 'vitest'
import { setIn } from './set-in'

it('replaces one part and leaves the rest the very same', () => {
  const before = { findings: [{ fact: '甲', bases: [] }, { fact: '乙' }], title: '题' }
  const after = setIn(before, ['findings', 0, 'fact'], '丙') as typeof before
  expect(after).toEqual({ findings: [{ fact: '丙', bases: [] }, { fact: '乙' }], title: '题' })
  expect(after.findings[1]).toBe(before.findings[1])
  expect(before.findings[0]?.fact).toBe('甲')
})

it('makes what is missing on the way, and empties a field that is taken away', () => {
  expect(setIn(undefined, [0, 'law'], '法')).toEqual([{ law: '法' }])
  expect(setIn({ urgency: '特急', a: 1 }, ['urgency'], undefined)).toEqual({ a: 1 })
})
