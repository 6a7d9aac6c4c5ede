import { describe, expect, it } from 'vitest'
import type { BootState, BootstrapPage } from '#shared/sync/sync-core-types'
import { PageAhead } from './page-ahead'

const plan = { epoch: 'e', v: 1, lastSeq: 0, cursor: 'c', scopes: [{ scope: 'city', rows: 5 }] }
/** The bootstrap before page `page`; a page begins after the number of the one before it. */
const bootAt = (page: number): BootState => ({
  plan,
  scope: 0,
  after: page === 0 ? undefined : String(page - 1),
  doneRows: 0,
  fresh: true,
})
const settled = () => new Promise((resolve) => setTimeout(resolve))

function server(pages = 5) {
  const asked: number[] = []
  const prepared: number[] = []
  const numberOf = (page: BootstrapPage) => (page.head.after === undefined ? pages - 1 : Number(page.head.after))
  const ahead = new PageAhead(
    async (scope, after) => {
      const number = after === undefined ? 0 : Number(after) + 1
      asked.push(number)
      const head = { scope, rows: 0, after: number < pages - 1 ? String(number) : undefined }
      return { head, read: () => ({ head, rows: [] }) }
    },
    (page) => void prepared.push(numberOf(page)),
  )
  return { asked, prepared, ahead, numberOf }
}

describe('pages of a first sync', () => {
  it('come two ahead of the one being written, each asked for once and prepared before it is taken', async () => {
    const { asked, prepared, ahead, numberOf } = server()
    await ahead.take('city', undefined)
    for (let page = 0; page < 4; page += 1) {
      ahead.fetchAfter(bootAt(page + 1))
      await settled()
      expect(asked).toEqual([0, 1, 2, 3, 4].slice(0, page + 3))
      expect(prepared).toContain(page + 1)
      expect(numberOf(await ahead.take('city', String(page)))).toBe(page + 1)
    }
    expect(asked).toEqual([0, 1, 2, 3, 4])
  })

  it('are fetched anew when the course was another than foreseen', async () => {
    const { asked, ahead, numberOf } = server()
    ahead.fetchAfter(bootAt(1))
    await settled()
    expect(numberOf(await ahead.take('city', undefined))).toBe(0)
    expect(numberOf(await ahead.take('city', '0'))).toBe(1)
    expect(asked).toEqual([1, 2, 0, 1])
  })

  it('that did not come are told of when they are taken, and asked for again after that', async () => {
    let broken = true
    const ahead = new PageAhead(async (scope) => {
      if (broken) throw new Error('no network')
      return { head: { scope, rows: 0 }, read: () => ({ head: { scope, rows: 0 }, rows: [] }) }
    })
    ahead.fetchAfter(bootAt(1))
    await settled()
    await expect(ahead.take('city', '0')).rejects.toThrow('no network')
    broken = false
    expect((await ahead.take('city', '0')).head.scope).toBe('city')
  })
})
