import type { Organ } from '../../src/shared/domain/reference'
import type { WorkOrder } from '../../src/shared/domain/work-order'

/** A small generator with a seed (mulberry32), so that a screen looks the same on every run. */
export function randomOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

const stories = [
  {
    title: '三轮车被扣三个月未给单据，取车要求交停车费',
    text: '市民反映：8月12日在文明路与乐山路交叉口卖水果，城管执法人员将其三轮车拖走，没有出具任何扣押单据。多次到中队询问，均答复让等通知。现在取车还要交六百元停车费。\n\n市民认为：一是扣车没有手续；二是停车费不应由其承担。要求尽快归还车辆，退还费用，并说明执法依据。',
    topic: 'procedure',
    words: ['没有出具任何扣押单据', '停车费'],
    issue: '程序违法',
  },
  {
    title: '芹菜抽检超标被罚五万元，当事人认为过罚不当',
    text: '来电人在农贸市场经营蔬菜摊位，卖了二十块钱芹菜，抽检农药残留超标，市场监管部门拟处罚款五万元。来电人称进货票据齐全，已主动召回，处罚明显过重，请求核实裁量依据。',
    topic: 'discretion',
    words: ['罚款五万元', '处罚明显过重'],
    issue: '裁量明显不当',
  },
  {
    title: '反映许可材料提交两个月未答复，要求先买指定公司设备',
    text: '企业反映：6月提交诊所设置审批材料，窗口说材料齐全但一直不出受理通知书。工作人员私下表示，先购买指定公司的消毒设备就能办。截至今日已超过两个月。',
    topic: 'procedure',
    words: ['不出受理通知书', '购买指定公司'],
    issue: '超期办案',
  },
  {
    title: '一个月内七个部门来厂检查，内容重复',
    text: '企业负责人反映，9月以来应急、消防、环保等七拨人员来厂检查，查的内容大致相同，有的没有出示执法证，要求同样的台账反复复印。希望合并检查，减轻负担。',
    topic: 'authority',
    words: ['没有出示执法证', '七拨人员来厂检查'],
    issue: '重复检查',
  },
  {
    title: '举报假种子三个月未立案',
    text: '群众反映今年4月在镇农资店购买玉米种子，出苗率不足三成。4月20日向农业农村局书面举报，至今未收到是否立案的答复，电话多次询问，答复领导正在研究。',
    topic: 'authority',
    words: ['未收到是否立案的答复'],
    issue: '不作为',
  },
  {
    title: '烧烤油烟扰民，两部门互相推诿',
    text: '居民楼下烧烤店油烟直排，近两个月拨打十二次热线，城管说归环保管，环保说归城管管，至今无人处理。',
    topic: 'authority',
    words: ['城管说归环保管', '环保说归城管管'],
    issue: '推诿扯皮',
  },
  {
    title: '小区路灯不亮',
    text: '反映小区北门至东门路灯十余盏不亮，夜间出行不便，请尽快维修。',
    topic: '',
    words: [],
    issue: '',
  },
  { title: '咨询低保办理条件', text: '咨询农村低保申请需要哪些材料，多久能批下来。', topic: '', words: [], issue: '' },
] as const

const regions = ['411702', '411721', '411722', '411723', '411724', '411725', '411726', '411727', '411728', '411729']
const channels = ['hotlinePhone', 'hotlineWeb', 'businessLine', 'governmentWeb']
const DAY = 86_400_000

export function fakeOrders(count: number, organs: readonly Organ[], channelCodes: readonly string[]): WorkOrder[] {
  const random = randomOf(20_261_123)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  const newest = Date.parse('2026-11-23T01:20:00Z')
  const departments = organs.filter((organ) => organ.kind === 'enforcement' || organ.kind === 'department')
  return Array.from({ length: count }, (_, n) => {
    const story = pick(stories)
    const receivedAt = new Date(newest - Math.floor(random() * 120 * DAY)).toISOString()
    const organ = departments.length > 0 ? pick(departments) : undefined
    const replied = random() < 0.55
    return {
      id: `order-${n}`,
      source: 'fake',
      orderNo: `DH${receivedAt.slice(0, 10).replaceAll('-', '')}${String(n).padStart(6, '0')}`,
      channel: pick(channelCodes.length > 0 ? channelCodes : channels),
      appealType: undefined,
      title: story.title,
      content: story.text,
      reporter: {
        name: random() < 0.5 ? '王某某' : '',
        phone: '',
        address: '',
        isEnterprise: story.title.includes('企业') || story.title.includes('厂'),
        creditCode: '',
        confidential: random() < 0.1,
        anonymous: random() < 0.05,
      },
      region: organ?.region ?? pick(regions),
      place: random() < 0.6 ? '文明路与乐山路交叉口' : '',
      receivedAt,
      handlingOrganId: organ?.id,
      handlingOrganName: organ?.name ?? '某局',
      process: replied ? 'replied' : 'handling',
      lead: {
        flaggedBy: 'rules',
        state: random() < 0.86 ? 'open' : 'declined',
        score: Math.ceil(random() * 12),
        reasons: story.topic ? [{ topic: story.topic, words: [...story.words] }] : [],
        ...(random() < 0.14 ? { ground: 'duplicate' } : {}),
      },
      reply: replied ? '经我单位核实，已安排执法中队与当事人联系。因涉案物品较多，正在按程序办理，感谢您的监督。' : '',
      repliedAt: replied ? new Date(Date.parse(receivedAt) + 3 * DAY).toISOString() : undefined,
      raw: {},
      createdAt: receivedAt,
      createdBy: 'hotline',
      updatedAt: receivedAt,
      updatedBy: 'hotline',
    }
  })
}
