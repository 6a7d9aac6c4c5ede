import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Topic } from '../../data/desk-worker-api'
import { PacedTopics } from './paced-topics'

describe('changes of a first sync', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  function told() {
    const heard: (readonly Topic[])[] = []
    return { heard, paced: new PacedTopics((...topics) => void heard.push(topics)) }
  }

  it('are told with the first page, and then once a second', () => {
    const { heard, paced } = told()
    for (let page = 0; page < 5; page += 1) {
      paced.tell(['orders', 'cases'], true)
      vi.advanceTimersByTime(300)
    }
    expect(heard).toEqual([
      ['orders', 'cases'],
      ['orders', 'cases'],
    ])
  })

  it('are all told when it ends, and later ones at once', () => {
    const { heard, paced } = told()
    paced.tell(['orders'], true)
    paced.tell(['documents'], true)
    paced.release()
    expect(heard).toEqual([['orders'], ['documents']])
    paced.tell(['cases'], false)
    expect(heard.at(-1)).toEqual(['cases'])
    vi.advanceTimersByTime(5000)
    expect(heard).toHaveLength(3)
  })
})
