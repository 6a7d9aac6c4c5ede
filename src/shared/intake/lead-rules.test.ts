import { describe, expect, it } from 'vitest'
import shipped from '../../../resources/lead-rules.json' with { type: 'json' }
import { leadRuleSet, leadRules } from './lead-rules'

const judge = leadRules(leadRuleSet.parse(shipped))
const topicsOf = (content: string, title = '') => judge({ title, content }).reasons.map(({ topic }) => topic)

describe('flagging leads with the rules we ship', () => {
  it.each([
    ['卖了二十块钱芹菜，抽检超标，市场监管局罚我五万元。', '裁量明显不当'],
    ['城管把我的三轮车拖走三个月没给单子，取车还要六百元停车费。', '乱收费'],
    ['许可材料交到窗口两个月不批，说先买指定公司的设备。', '许可办理刁难'],
    ['协会替局里收八百元年检费，不交不盖章。', '乱收费'],
    ['一个月七拨人来厂里检查，查的都一样。', '重复检查'],
    ['烧烤油烟投诉了十二次，城管和环保两家互相推。', '推诿扯皮'],
    ['买假种子绝收，向农业农村局举报三个月没立案。', '有案不立'],
    ['母亲的低保停了没人说为什么。', '未告知理由'],
    ['路政人员没有出示执法证就强行扣车。', '程序违法'],
    ['罚款让转到执法人员的私人账户，城管说不开发票。', '乱收费'],
  ])('%s', (content, topic) => {
    expect(judge({ title: '', content }).flagged).toBe(true)
    expect(topicsOf(content)).toContain(topic)
  })

  it.each([
    ['请问办理营业执照需要什么材料？'],
    ['小区物业乱收停车费，物业态度恶劣，请求查处。'],
    ['楼下烧烤店油烟扰民，希望城管部门严格执法，对商家罚款。'],
    ['希望尽快在学校门口安装红绿灯，交警多来疏导。'],
    ['驾校乱收费，不交钱不安排考试。'],
    ['感谢城管队员冒雨抢险。'],
    [''],
  ])('leaves alone: %s', (content) => {
    expect(judge({ title: '', content }).flagged).toBe(false)
  })

  it('gives the words as they stand in the order, for highlighting', () => {
    const { reasons } = judge({ title: '城管扣车', content: '没有出示执法证，强行拖走三轮车。' })
    expect(reasons).toEqual([
      { topic: '程序违法', words: ['没有出示执法'] },
      { topic: '乱查封', words: ['强行拖走'] },
    ])
  })
})

describe('the meaning of a rule', () => {
  const rule = { topic: '甲', weight: 5, any: ['罚款'] }
  const set = (change: object, more: object = {}) =>
    leadRules(
      leadRuleSet.parse({
        version: '1',
        threshold: 5,
        titleBonus: 1,
        groups: {},
        rules: [{ ...rule, ...change }],
        exclusions: [],
        ...more,
      }),
    )

  it('`with` asks for a partner in the same sentence, within reach', () => {
    const rules = set({ with: ['城管'], reach: 5 })
    expect(rules({ title: '', content: '城管罚款' }).flagged).toBe(true)
    expect(rules({ title: '', content: '城管。罚款' }).flagged).toBe(false)
    expect(rules({ title: '', content: '城管昨天下午到我店里罚款' }).flagged).toBe(false)
  })

  it('`not` looks at the sentence, `context` at the whole order', () => {
    expect(set({ not: ['物业'] })({ title: '', content: '物业罚款' }).flagged).toBe(false)
    expect(set({ not: ['物业'] })({ title: '', content: '物业不管。罚款' }).flagged).toBe(true)
    expect(set({ context: ['城管'] })({ title: '城管', content: '罚款' }).flagged).toBe(true)
    expect(set({ context: ['城管'] })({ title: '', content: '罚款' }).flagged).toBe(false)
  })

  it('`…` bridges a few characters, never a sentence', () => {
    const rules = set({ any: ['举报…不管'] })
    expect(rules({ title: '', content: '举报三次都不管' }).reasons[0]?.words).toEqual(['举报三次都不管'])
    expect(rules({ title: '', content: '举报了。不管' }).flagged).toBe(false)
  })

  it('the title counts more, exclusions count against', () => {
    const exclusions = [{ topic: '咨询', weight: 3, any: ['请问'], title: true }]
    expect(set({}, { exclusions })({ title: '罚款', content: '' }).score).toBe(6)
    expect(set({}, { exclusions })({ title: '请问', content: '罚款' })).toMatchObject({ flagged: false, score: 2 })
  })

  it('a group that does not exist is an error of the rule set', () => {
    expect(() => set({ any: ['@没有'] })).toThrow('@没有')
  })
})
