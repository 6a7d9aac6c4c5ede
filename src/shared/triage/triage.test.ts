import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { type TriageModel, triageModel } from '../domain/triage-model'
import { examplesOf, startSet } from './examples'
import { suggester } from './suggest'
import { impersonal } from './terms'
import { trainModel } from './train'

const texts = startSet.parse(JSON.parse(readFileSync('resources/triage/start-set.json', 'utf8')))
const shipped = (JSON.parse(readFileSync('resources/triage/models.json', 'utf8')) as unknown[]).map((model) =>
  triageModel.parse(model),
)

const tricycle = {
  title: '三轮车被拖走三个月不给手续',
  content: '城管队员没有给任何单子就把我的三轮车拖走，取车要交六百元停车费，没有发票。',
}

describe('the triage model', () => {
  let field: TriageModel
  beforeAll(async () => {
    const note = { trainedAt: '2026-11-01T00:00:00.000Z', judged: 0 }
    field = await trainModel('field', examplesOf('field', texts), note)
  })

  it('knows the matter of a new order from the start set, and the words that led there', () => {
    const [first] = suggester(field).rank(tricycle)
    expect(first?.code).toBe('urbanManagement')
    expect(first?.words.length).toBeGreaterThan(0)
    for (const word of first?.words ?? []) expect(`${tricycle.title}${tricycle.content}`).toContain(word)
  })

  it('scores a text lower without those words: they are what it rests on', () => {
    const { rank } = suggester(field)
    const [first] = rank(tricycle)
    const without = (text: string) => (first?.words ?? []).reduce((left, word) => left.replaceAll(word, ' '), text)
    const again = rank({ title: without(tricycle.title), content: without(tricycle.content) })
    expect(again.find(({ code }) => code === first?.code)?.score).toBeLessThan(first?.score ?? 0)
  })

  it('is shipped as the start set gives it', () => {
    const model = shipped.find(({ id }) => id === 'field')
    expect(model?.examples).toBe(field.examples)
    expect(model?.labels.map(({ code }) => code)).toEqual(field.labels.map(({ code }) => code))
    for (const [at, label] of (model?.labels ?? []).entries())
      expect(label.bias).toBeCloseTo(field.labels[at]?.bias ?? 0, 2)
  })

  it('learns what officers judged besides', async () => {
    const judged = Array.from({ length: 6 }, (_, n) => ({
      title: `无人机黑飞举报第${n}件`,
      content: '无人机在居民楼上空飞行拍摄，无人管理',
      labels: ['other'],
    }))
    const note = { trainedAt: '2026-11-02T00:00:00.000Z', judged: judged.length }
    const newer = await trainModel('field', [...judged, ...examplesOf('field', texts)], note)
    expect(suggester(newer).rank({ title: '无人机扰民', content: '无人机每天飞' })[0]?.code).toBe('other')
  })
})

describe('what a model may read of a text', () => {
  it('leaves out names, phones and plates', () => {
    const told = impersonal('我叫王建国，电话13800001111，车牌豫Q12345被扣，联系人：李梅。')
    expect(told).not.toMatch(/王建国|李梅|1380|豫/)
    expect(told).toContain('被扣')
  })
})
