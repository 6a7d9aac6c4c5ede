import { describe, expect, it } from 'vitest'
import { digitActions } from './digit-keys'

const grounds = (n: number) => ({
  id: 'declineGround',
  title: '不予受理理由',
  items: Array.from({ length: n }, (_, i) => ({ code: `ground${i}`, label: `理由${i}` })),
})

describe('number keys of the leads list', () => {
  it('take a lead in with 1 and decline with the grounds from 2 on', () => {
    expect(digitActions(grounds(2))).toEqual([
      { digit: 1, does: 'accept' },
      { digit: 2, does: 'decline', ground: 'ground0', label: '理由0' },
      { digit: 3, does: 'decline', ground: 'ground1', label: '理由1' },
    ])
  })

  it('leave grounds beyond 9 to the menu', () => {
    expect(digitActions(grounds(20)).map(({ digit }) => digit)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
  })

  it('still accept before the dictionary has come', () => {
    expect(digitActions(undefined)).toEqual([{ digit: 1, does: 'accept' }])
  })
})
