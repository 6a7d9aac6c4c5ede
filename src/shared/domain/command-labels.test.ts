import { describe, expect, it } from 'vitest'
import { commandRegistry } from '../commands/registry'
import { commandLabels } from './command-labels'

describe('what a command is called', () => {
  it('is said in Chinese for every command that can wait in the queue, be refused or be audited', () => {
    const missing = [...commandRegistry.keys()].filter((type) => !/\p{Script=Han}/u.test(commandLabels[type] ?? ''))
    expect(missing).toEqual([])
  })

  it('names no command that there is none of', () => {
    expect(Object.keys(commandLabels).filter((type) => !commandRegistry.has(type))).toEqual([])
  })
})
