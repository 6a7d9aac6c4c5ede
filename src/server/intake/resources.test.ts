import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { civilWeekday } from '#shared/domain/civil-date'
import { dictionary, holidayYear } from '#shared/domain/reference'
import { checklistTopics, findingNature } from '#shared/domain/supervision-case'
import { projectRoot } from '../project-root'

const resources = join(projectRoot(), 'resources')
const filesIn = (folder: string) => readdirSync(join(resources, folder)).sort()
const json = (...path: string[]): unknown => JSON.parse(readFileSync(join(resources, ...path), 'utf8'))
const dictionaries = filesIn('dictionaries').map((file) => ({ file, ...dictionary.parse(json('dictionaries', file)) }))
const codesOf = (id: string) => dictionaries.find((entry) => entry.id === id)?.items.map(({ code }) => code) ?? []

describe('the dictionaries we ship', () => {
  it('are named like their files, each code and label once', () => {
    for (const { file, id, items } of dictionaries) {
      expect(`${id}.json`).toBe(file)
      expect(new Set(items.map(({ code }) => code)).size, id).toBe(items.length)
      expect(new Set(items.map(({ label }) => label)).size, id).toBe(items.length)
    }
  })

  it('have the codes the program itself speaks of', () => {
    expect(codesOf('checklistTopic')).toEqual([...checklistTopics])
    expect(codesOf('findingNature')).toEqual(findingNature.options)
    expect(codesOf('caseOrigin')).toContain('workOrder')
    expect([codesOf('field').length, codesOf('issue').length, codesOf('channel').length]).toEqual([18, 32, 16])
  })

  it('give each issue its topic of the checklist, each legal route its time limit', () => {
    const items = (id: string) => dictionaries.find((entry) => entry.id === id)?.items ?? []
    const topics: ReadonlySet<unknown> = new Set(checklistTopics)
    expect(items('issue').filter(({ code, topic }) => code !== 'other' && !topics.has(topic))).toEqual([])
    expect(items('remedyRoute').filter(({ limit, verified }) => !limit || typeof verified !== 'boolean')).toEqual([])
  })
})

describe('the holidays we ship', () => {
  const years = filesIn('holidays').map((file) => holidayYear.parse(json('holidays', file)))

  it('have as many days off and make-up days as the notices of the State Council', () => {
    expect(years.map(({ year, adjusted, off, workdays }) => [year, adjusted, off.length, workdays.length])).toEqual([
      [2024, true, 28, 8],
      [2025, true, 28, 5],
      [2026, true, 33, 6],
      [2027, false, 13, 0],
    ])
    expect(years.at(-1)?.note).toContain('调休未公布')
  })

  it('make up only on weekends, and never on a day off', () => {
    const off = new Set(years.flatMap((year) => year.off.map(({ date }) => date)))
    const makeUp = years.flatMap((year) => year.workdays.map(({ date }) => date))
    expect(makeUp.filter((date) => off.has(date) || ![0, 6].includes(civilWeekday(date)))).toEqual([])
  })
})
