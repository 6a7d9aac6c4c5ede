import { describe, expect, it } from 'vitest'
import type { OfficialDocument } from '#shared/domain/official-document'
import type { DeskWorker, RunAnswer } from '../../data/desk-worker-api'
import { fixFile, WORD_MIME } from './issued-file'

const issued = { id: 'd1', caseId: 'c1' } as OfficialDocument
const bytes = new Uint8Array([1, 2, 3])
const file = { sha256: 'a'.repeat(64), name: '意见书.docx', mime: WORD_MIME, size: 3 }
const full = { ok: false, refusal: { code: 'local.storageFull' } } as const

/** A desk that notes what is asked of it. */
function deskThat(attach: () => Promise<unknown>) {
  const asked: string[] = []
  const desk = {
    attach: async () => {
      asked.push('attach')
      return attach()
    },
    run: async (type: string): Promise<RunAnswer> => {
      asked.push(type)
      return { ok: true, commandId: 'k1' }
    },
  }
  return { desk: desk as unknown as DeskWorker, asked }
}

describe('the file of an issued document', () => {
  it('is kept before the register names it', async () => {
    const { desk, asked } = deskThat(async () => ({ ok: true, facts: file }))
    expect(await fixFile(desk, issued, { bytes, file }, 'gb')).toMatchObject({ ok: true })
    expect(asked).toEqual(['attach', 'attachment.add', 'document.recordFile'])
  })

  it('is not named by the register where the disk does not take it, and the officer is told', async () => {
    const { desk, asked } = deskThat(async () => full)
    expect(await fixFile(desk, issued, { bytes, file }, 'gb')).toEqual(full)
    expect(asked).toEqual(['attach'])
  })
})
