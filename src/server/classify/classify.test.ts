import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { classifyAsked } from '#shared/classify/classification'
import { type ClassifyWorld, classifyText } from '#shared/classify/classify-text'
import type { DispatchEntry } from '#shared/domain/dispatch-entry'
import { leafFinder, type TaxonomyLeaf } from '#shared/domain/taxonomy-map'
import type { TriageModel } from '#shared/domain/triage-model'
import { suggester } from '#shared/triage/suggest'
import { intakeWorld } from '../intake/intake-world'
import { shippedRouteRules } from '../intake/shipped-rules'
import { testLeadRules, testReference } from '../intake/testing/test-world'
import { projectRoot } from '../project-root'

const resources = join(projectRoot(), 'resources')
const models = JSON.parse(readFileSync(join(resources, 'triage', 'models.json'), 'utf8')) as TriageModel[]
const ready = new Map(models.map((model) => [model.id, suggester(model)]))
const world = intakeWorld(testReference, testLeadRules, '411700')
const organs = testReference.organs()
const label = (id: string, code: string | undefined) =>
  testReference.dictionary(id)?.items.find((item) => item.code === code)?.label ?? code ?? ''

const leaves: Record<string, TaxonomyLeaf> = {
  a: { path: ['城乡建设', '城市管理', '城管执法'], isEnforcement: 'yes', field: 'urbanManagement', confirmed: true },
  b: { path: ['党务政务', '作风建设', '其他'], isEnforcement: 'no', confirmed: true },
}

function classify(
  content: string,
  more: { title?: string; region?: string; category?: string; entries?: DispatchEntry[] } = {},
) {
  const here: ClassifyWorld = {
    ref: { label, dictionary: (id) => testReference.dictionary(id), organs: () => organs },
    leadRules: testLeadRules,
    routeRules: shippedRouteRules(resources),
    rank: (target, text) => ready.get(target)?.rank(text) ?? [],
    organs,
    names: world.organs,
    entries: more.entries ?? [],
    categoryOf: leafFinder([{ leaves }]),
    regionsOf: ({ region }) => (region ? [world.regionIn(region) ?? '411700', '411700'] : ['411700']),
  }
  return classifyText(classifyAsked.parse({ content, ...more }), here)
}

const seized = '城管执法人员扣了我的三轮车，三个月没给单子，取车还要交六百停车费。'

describe('the recogniser', () => {
  it('says that it is about enforcement, why, whose, and what to say', () => {
    const found = classify(seized, { title: '三轮车被拖走不给手续', region: '驿城区' })
    expect(found.verdict).toBe('lead')
    expect(found.reasons.map(({ topic }) => topic)).toEqual(expect.arrayContaining(['程序违法', '乱收费']))
    expect(
      found.reasons.flatMap(({ words }) => words).every((word) => `三轮车被拖走不给手续${seized}`.includes(word)),
    ).toBe(true)
    expect(found.field).toMatchObject({ label: '城市管理' })
    expect(found.organ).toMatchObject({ name: '驿城区城市管理局', why: 'named', words: ['城管'] })
    expect(found.say).toContain('作为监督线索移交驿城区司法局')
    expect(found.say).toContain('六十日')
    expect(found.say).toMatch(/行政执法监督不代替行政复议、行政诉讼，不影响法定期限的计算。$/)
  })

  it.each([
    ['老板拖欠我们三个月工资，要求劳动仲裁。', 'arbitration'],
    ['窗口工作人员索要好处费才给办。', 'discipline'],
    ['要求公开征地补偿方案的政府信息，申请公开一直没有答复。', 'informationDisclosure'],
    ['收到处罚决定书，罚款五万，我不服，想申请行政复议。', 'reconsideration'],
    ['请不起律师，想申请法律援助。', 'legalAid'],
    ['对街道的答复不满意，已经信访过一次。', 'petition'],
  ])('names the legal route of “%s”', (text, route) => {
    const found = classify(text)
    expect(found.routes.map(({ code }) => code)).toContain(route)
    expect(found.say).toContain(label('remedyRoute', route))
  })

  it('asks no remedy of somebody who asks for a penalty on another', () => {
    expect(classify('楼下饭店排污水，请求依法严厉处罚。').routes).toEqual([])
  })

  it('sees no enforcement in a street lamp, and says who will answer', () => {
    const found = classify('小区门口的路灯坏了一个月，晚上很黑，希望尽快修好。')
    expect(found.verdict).toBe('none')
    expect(found.reasons).toEqual([])
    expect(found.say).not.toContain('行政复议')
    expect(found.say).toContain('在规定期限内办理并答复您')
  })

  it('goes by the dispatch catalogue before any name in the text', () => {
    const ecology = organs.find(({ code }) => code === 'ZMD-ECOLOGY')
    const entry = {
      id: 'e1',
      matter: '烧烤油烟',
      words: ['烧烤 油烟'],
      region: '411700',
      organId: ecology?.id ?? '',
      state: 'inForce',
      basis: '专题会商纪要〔2026〕3号',
      updatedAt: '2026-01-01T00:00:00Z',
    } as DispatchEntry
    const text = '烧烤店油烟打了十二次，城管局和环保局互相推。'
    expect(classify(text, { entries: [entry] }).organ).toMatchObject({
      name: '驻马店市生态环境局',
      why: 'catalogue',
      words: ['烧烤', '油烟'],
      basis: '专题会商纪要〔2026〕3号',
    })
    expect(classify(text).organ).toMatchObject({ name: '驻马店市城市管理局', why: 'named' })
    const consultation = { id: 'm1', resolutionId: 'r1', topic: '烧烤油烟', agreed: '由生态环境局查处。' }
    const proposed = classify(text, { entries: [{ ...entry, state: 'proposed', consultation }] })
    expect(proposed.organ).toMatchObject({ why: 'named' })
    expect(proposed.settled).toMatchObject([
      { entryId: 'e1', organ: '驻马店市生态环境局', agreed: '由生态环境局查处。', state: 'proposed' },
    ])
  })

  it('goes by the category where the hotline has mapped it', () => {
    const text = '请尽快处理，谢谢。'
    expect(classify(text).verdict).toBe('none')
    expect(classify(text, { category: '城乡建设/城市管理/城管执法' })).toMatchObject({
      verdict: 'lead',
      category: { path: ['城乡建设', '城市管理', '城管执法'], isEnforcement: 'yes' },
      field: { code: 'urbanManagement', words: ['城乡建设／城市管理／城管执法'] },
    })
    // Words that tell of wrongful enforcement count in every category.
    expect(classify(seized, { category: '其他' }).verdict).toBe('lead')
    expect(classify(text, { category: '没有这一类' })).not.toHaveProperty('category')
  })

  it('names a route for every topic of the route rules', () => {
    const rules = JSON.parse(readFileSync(join(resources, 'route-rules.json'), 'utf8')) as {
      rules: { topic: string }[]
    }
    const known = testReference.dictionary('remedyRoute')?.items.map(({ code }) => code)
    for (const { topic } of rules.rules) expect(known).toContain(topic)
  })
})
