import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Topic } from '../../data/desk-worker-api'
import { TopicBus } from './topic-bus'

describe('changes of the store', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  function heardOn(...topics: Topic[]) {
    const bus = new TopicBus()
    const heard: Topic[] = []
    bus.subscribe(topics, (topic) => void heard.push(topic))
    return { bus, heard }
  }

  it('are told at once, and what follows in bundles', () => {
    const { bus, heard } = heardOn('cases', 'orders')
    bus.emit('cases')
    bus.emit('orders')
    bus.emit('orders')
    expect(heard).toEqual(['cases'])
    vi.advanceTimersByTime(100)
    expect(heard).toEqual(['cases', 'orders'])
  })

  it('are told without waiting for a bundle when an officer has made them', () => {
    const { bus, heard } = heardOn('cases', 'orders')
    bus.emit('orders')
    bus.emit('orders')
    bus.emitAtOnce('cases')
    expect(heard).toEqual(['orders', 'orders', 'cases'])
    bus.emit('orders')
    expect(heard).toHaveLength(3)
    vi.advanceTimersByTime(100)
    expect(heard).toHaveLength(4)
  })
})
