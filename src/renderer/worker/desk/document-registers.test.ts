import { describe, expect, it } from 'vitest'
import type { RegisterQuery } from '../../data/desk-worker-api-registers'
import type { LocalStore } from '../store/local-store'
import { DocumentRegisters } from './document-registers'

describe('The registers of documents', () => {
  it('are read again after a failure: one of the disk does not close them for the rest of the day', async () => {
    let reads = 0
    const store = {
      read: async () => {
        reads += 1
        if (reads === 1) throw new DOMException('disk', 'UnknownError')
        return []
      },
    } as unknown as LocalStore
    const registers = new DocumentRegisters(store, () => new Date('2026-11-23T01:30:00Z'))
    const query: RegisterQuery = { register: 'numbers', offset: 0, limit: 10 }
    await expect(registers.list(query)).rejects.toThrow('disk')
    expect(await registers.list(query)).toMatchObject({ total: 0, rows: [] })
    expect(await registers.list(query)).toMatchObject({ total: 0 })
    expect(reads).toBe(2)
  })
})
