// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { watchDrops } from './watch-drops'

let stop: () => void
beforeEach(() => {
  stop = watchDrops()
})
afterEach(() => stop())

function drop(types: readonly string[]): Event {
  const event = new Event('drop', { bubbles: true, cancelable: true })
  Object.assign(event, { dataTransfer: { types, dropEffect: 'copy' } })
  document.body.dispatchEvent(event)
  return event
}

describe('what is dropped beside its place', () => {
  it('does not take the officer away from the desk when it is a file', () => {
    expect(drop(['Files']).defaultPrevented).toBe(true)
  })

  it('is left to the page when it is text', () => {
    expect(drop(['text/plain']).defaultPrevented).toBe(false)
  })
})
