import { describe, expect, it } from 'vitest'
import { type DispatchEntry, entryFor, settledFor, wordsFound } from './dispatch-entry'

const entry = (id: string, words: string[], more: Partial<DispatchEntry> = {}): DispatchEntry => ({
  id,
  matter: id,
  words,
  region: '411700',
  organId: 'urban',
  coOrganIds: [],
  source: 'list',
  basis: '',
  note: '',
  state: 'inForce',
  history: [],
  createdAt: '2026-01-01T00:00:00Z',
  createdBy: 'u',
  updatedAt: '2026-01-01T00:00:00Z',
  updatedBy: 'u',
  ...more,
})
const chain = ['411702', '411700']
const found = (text: string, entries: DispatchEntry[]) => entryFor(text, entries, chain)?.entry.id

describe('the dispatch catalogue', () => {
  it('needs every part of one of the words', () => {
    const smoke = entry('油烟', ['烧烤 油烟', '露天烧烤'])
    expect(wordsFound(smoke, '楼下烧烤店的油烟太大')).toEqual(['烧烤', '油烟'])
    expect(wordsFound(smoke, '楼下烧烤店太吵')).toEqual([])
    expect(wordsFound(smoke, '河边露天烧烤')).toEqual(['露天烧烤'])
  })

  it('shows what consultations settled, proposed or in force, of the own region and those around it', () => {
    const consultation = { id: 'm1', resolutionId: 'r1', topic: '油烟由谁管', agreed: '由城管局查处' }
    const smoke = (id: string, more: Partial<DispatchEntry>) => entry(id, ['烧烤 油烟'], { consultation, ...more })
    const entries = [
      smoke('city', {}),
      smoke('own', { region: '411702', state: 'proposed' }),
      smoke('elsewhere', { region: '411721' }),
      smoke('retired', { state: 'retired' }),
      entry('list', ['烧烤 油烟']),
    ]
    const shown = (text: string) => settledFor(text, entries, chain).map((one) => one.entry.id)
    expect(shown('烧烤摊油烟大')).toEqual(['own', 'city'])
    expect(shown('烧烤摊太吵')).toEqual([])
    // Nothing is dispatched by what is only proposed.
    expect(found('烧烤摊油烟大', [smoke('own', { state: 'proposed' })])).toBeUndefined()
  })

  it('goes by the own region first, then by what says most, then by what was decided last', () => {
    const text = '驿城区楼下烧烤油烟直排'
    const city = entry('city', ['烧烤 油烟 直排'])
    expect(found(text, [entry('short', ['油烟']), city])).toBe('city')
    expect(found(text, [city, entry('district', ['油烟'], { region: '411702' })])).toBe('district')
    expect(found(text, [city, entry('later', ['烧烤 油烟 直排'], { updatedAt: '2026-05-01T00:00:00Z' })])).toBe('later')
  })

  it('knows nothing of another region, and of what is out of force', () => {
    const text = '烧烤油烟'
    expect(found(text, [entry('county', ['油烟'], { region: '411721' })])).toBeUndefined()
    expect(found(text, [entry('old', ['油烟'], { state: 'retired' })])).toBeUndefined()
  })
})
