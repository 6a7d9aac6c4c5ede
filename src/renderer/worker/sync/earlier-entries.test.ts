import { describe, expect, it } from 'vitest'
import type { CommandEnvelope } from '#shared/commands/engine/envelope'
import { caseId } from '#shared/commands/testing/spine-cases'
import { discussedTransfer, transferId } from '#shared/commands/testing/transfers'
import { put, testStores, testWorld } from '../testing/test-stores'
import { applyRows } from './apply-rows'

const world = testWorld('zhao')

describe.each(testStores())('in the store $name', ({ open }) => {
  it('a decision that was queued before an update, and did not name its case, is still shown ahead', async () => {
    const desk = discussedTransfer()
    const transfer = desk.get('transfer', transferId)
    const store = await open()
    await store.write(async (tx) => {
      const rows = [put('supervisionCase', desk.get('supervisionCase', caseId), 1), put('transfer', transfer, 1)]
      await applyRows(tx, { rows, lastSeq: 0, generation: 0, dropScopes: [] }, world)
      const envelope: CommandEnvelope = {
        id: '01900000-0000-7000-8000-000000000001',
        seq: 1,
        type: 'transfer.decide',
        version: 1,
        input: { transferId, approve: true, opinion: '同意' },
        deviceAt: '2026-11-02T01:00:00.000Z',
        seen: [],
        after: [],
      }
      await tx.putOutbox([{ envelope, touches: [`transfer/${transferId}`] }])
    })
    // A colleague adds a clue: the row comes anew, and the decision is put on top of it.
    await store.write((tx) => {
      const rows = [put('transfer', { ...transfer, facts: '又查明一笔。' }, 2)]
      return applyRows(tx, { rows, lastSeq: 0, generation: 0, dropScopes: [] }, world)
    })
    const [row, [entry]] = await store.read(async (tx) => [
      await tx.row({ type: 'transfer', id: transferId }),
      await tx.outbox(),
    ])
    expect(row?.doc).toMatchObject({ state: 'approved', facts: '又查明一笔。' })
    expect(entry?.touches).toContain(`supervisionCase/${caseId}`)
    // It travels as it was made.
    expect(entry?.envelope).toMatchObject({ version: 1, input: { transferId, approve: true, opinion: '同意' } })
  })
})
