import { describe, it } from 'vitest'
import { runHistories } from './run-histories'

describe('a city whose network, machines and server fail', () => {
  it('keeps every promise in the second half of its histories', { timeout: 0 }, () => runHistories(1))
})
