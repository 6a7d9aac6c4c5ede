import { describe, expect, it } from 'vitest'
import { PokeGap } from './poke-gap'

/** A process whose time and work go on as the test says. */
function processAt(): { pass: (ms: number, share: number) => void; gap: PokeGap } {
  let [now, used] = [0, 0]
  const gap = new PokeGap({ now: () => now, used: () => used })
  return {
    gap,
    pass: (ms, share) => {
      now += ms
      used += ms * share
    },
  }
}

describe('the time between two pokes of a client', () => {
  it('is short while the server has room to spare', () => {
    const { gap, pass } = processAt()
    for (let n = 0; n < 10; n++) {
      pass(500, 0.3)
      expect(gap.ms()).toBe(200)
    }
  })

  it('grows step by step while the server is busy, up to two seconds, and shrinks again', () => {
    const { gap, pass } = processAt()
    let before = gap.ms()
    for (let n = 0; n < 5; n++) {
      pass(500, 1)
      expect(gap.ms()).toBeGreaterThan(before)
      before = gap.ms()
    }
    expect(before).toBeLessThan(600)
    for (let n = 0; n < 20; n++) {
      pass(500, 3)
      gap.ms()
    }
    expect(gap.ms()).toBe(2000)
    for (let n = 0; n < 20; n++) {
      pass(500, 0.2)
      gap.ms()
    }
    expect(gap.ms()).toBe(200)
  })

  it('settles where pulls and room for them are in balance, instead of going to and fro', () => {
    const { gap, pass } = processAt()
    const gaps: number[] = []
    for (let n = 0; n < 60; n++) {
      // Two hundred clients that pull as often as they are poked, 3 ms each.
      pass(500, Math.min(1, (200 / gap.ms()) * 3 * 0.3 + 0.16))
      gaps.push(gap.ms())
    }
    const settled = gaps.slice(30)
    expect(Math.max(...settled) / Math.min(...settled)).toBeLessThan(1.7)
  })

  it('is short again after a quiet hour, whatever was before it', () => {
    const { gap, pass } = processAt()
    for (let n = 0; n < 20; n++) {
      pass(500, 1)
      gap.ms()
    }
    pass(3_600_000, 0)
    expect(gap.ms()).toBe(200)
  })
})
