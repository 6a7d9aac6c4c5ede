import { describe, expect, it } from 'vitest'
import { type JournalRecord, journalFrame, journalHeader, scanJournal } from './journal-frames'

const record = (position: number, text: string): JournalRecord => ({ position, bytes: new TextEncoder().encode(text) })
const records = [record(1, '受理'), record(2, ''), record(3, '研判理由')]
const whole = join(journalHeader(), ...records.map(journalFrame))

function join(...parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts))
}

describe('a journal', () => {
  it('gives back what was written', () => {
    expect(scanJournal(whole)).toEqual({ records, goodLength: whole.length, damaged: 0 })
  })

  it('cut off at any byte holds every record that was whole, and no other', () => {
    const ends = [1, 2, 3].map((count) => join(journalHeader(), ...records.slice(0, count).map(journalFrame)).length)
    for (let length = 8; length <= whole.length; length += 1) {
      const expected = ends.filter((end) => end <= length).length
      expect(scanJournal(whole.slice(0, length)).records).toEqual(records.slice(0, expected))
    }
  })

  it('with a damaged record in the middle still holds the others, and counts it', () => {
    const bytes = whole.slice()
    bytes[8 + 20] = 0xff
    expect(scanJournal(bytes)).toMatchObject({ records: [records[1], records[2]], damaged: 1 })
  })

  it('is read on behind a record whose very length is damaged', () => {
    for (const length of [0xff, 0, 7]) {
      const bytes = whole.slice()
      bytes[8 + 3] = length
      expect(scanJournal(bytes), `length ${length}`).toMatchObject({ records: [records[1], records[2]], damaged: 1 })
    }
    const late = join(journalHeader(), ...[record(800_000, 'a'), record(800_001, 'b')].map(journalFrame))
    late[8] = 0xff
    expect(scanJournal(late).records).toEqual([record(800_001, 'b')])
  })

  it('ends before a damaged tail', () => {
    const bytes = join(whole, journalFrame(record(4, 'x')))
    bytes[bytes.length - 1] = 0
    expect(scanJournal(bytes)).toEqual({ records, goodLength: whole.length, damaged: 0 })
  })

  it('that is no journal of ours holds nothing', () => {
    expect(scanJournal(new TextEncoder().encode('something else entirely'))).toMatchObject({
      records: [],
      goodLength: 0,
    })
    expect(scanJournal(new Uint8Array(0)).goodLength).toBe(0)
  })

  it('refuses a record that it could not read again', () => {
    expect(() => journalFrame({ position: 1, bytes: new Uint8Array(17 * 1024 * 1024) })).toThrow(RangeError)
  })
})
