import { expect } from '@playwright/test'
import { addCivilDays, civilDateOf } from '#shared/domain/civil-date'
import { test } from '../support/kept-policy'
import {
  answer,
  archive,
  classify,
  closeCorrected,
  examineAndHear,
  file,
  fileRecord,
  issue,
  reportAndCheck,
  reviewLegally,
  type Team,
  takeLeadIn,
  throughGovernment,
} from './support/case-walk'
import { importLeads } from './support/leads'
import { Officer } from './support/officer'
import { ownCity } from './support/own-city'
import { storedCase } from './support/stored-case'

/** Cases of the field, each from what somebody told the hotline to its file; part of the way without network. */

const city = ownCity()
const today = civilDateOf(new Date())

const celery = '二十元芹菜罚五万元案'
const welfare = '低保停发未告知案'
const licence = '许可两月不批案'
const seed = '假种子举报不立案'

let team: Team

test.beforeAll(async () => {
  await importLeads(city.server, [
    {
      no: 'CASE1',
      title: '芹菜抽检超标被罚五万',
      text: '卖了二十块钱芹菜，抽检超标，罚我五万。',
      organ: '驻马店市市场监督管理局',
    },
    {
      no: 'CASE3',
      title: '许可材料交了两个月不批',
      text: '材料交两个月不批，说先买指定公司的设备。',
      organ: '驻马店市卫生健康体育委员会',
    },
    {
      no: 'CASE7',
      title: '买假种子绝收举报没人管',
      text: '买假种子绝收，举报三个月没立案。',
      organ: '驻马店市农业农村局',
    },
    { no: 'CASE8', title: '母亲低保停了没人说为什么', text: '母亲低保停了，没人说为什么。', organ: '驻马店市民政局' },
  ])
  const [officer, reviewer, issuer] = await Promise.all([
    Officer.atDesk(city.browser, city.server.url, 'zhangwei', { enrol: true }),
    Officer.atDesk(city.browser, city.server.url, 'wangqiang'),
    Officer.atDesk(city.browser, city.server.url, 'zhaomin'),
  ])
  team = { officer, reviewer, issuer }
})

test.afterAll(async () => {
  for (const one of Object.values(team ?? {}) as Officer[]) {
    expect(one.violations).toEqual([])
    await one.leave()
  }
})

test('a penalty out of all proportion is changed, the money goes back, and the file is closed', async () => {
  const { officer, reviewer } = team
  const { page } = officer

  await test.step('the lead becomes a case; its file is asked for, and comes', async () => {
    await takeLeadIn(officer, celery, '芹菜', '驻马店市市场监督管理局')
    await classify(officer, {
      field: '市场监管',
      type: '行政处罚',
      issues: ['裁量明显不当', '小过重罚'],
      patterns: ['典型性事项'],
      reason: '货值与罚款金额相差悬殊',
    })
    await file(officer, '李娜', reviewer, celery)
    await officer.section('调查')
    await officer.command('调取案卷')
    await officer.choose('被调取机关', '驻马店市市场监督管理局')
    await page.getByRole('button', { name: '添加材料' }).click()
    await officer.fill('调取的材料1', '行政处罚案卷')
    await officer.date('提交期限', addCivilDays(today, 5))
    await officer.saveAndClose('保存调取通知')
    await page.getByRole('button', { name: '登记接收' }).click()
    await officer.fill('页数', '46')
    await officer.saveAndClose('保存接收清单')
  })

  await test.step('without network the handler is questioned, the discretion found improper, the organ heard', async () => {
    await officer.goOffline()
    await officer.section('调查')
    await officer.command('登记笔录')
    await officer.fill('被询问人', '钱某某')
    await officer.fill('地点', '市场监督管理局会议室')
    await page.getByRole('checkbox', { name: /已出示证件/ }).check()
    await officer.fill('问', '处罚时考虑了哪些情节？')
    await officer.fill('答', '没有考虑货值和危害后果。')
    await officer.saveAndClose('保存笔录')
    await page.getByText('询问笔录　钱某某').click()
    await officer.press('拟制询问笔录')
    const { text } = await officer.exportWord()
    expect(text).toContain('问：处罚时考虑了哪些情节？')
    expect(text).toContain('答：没有考虑货值和危害后果。')
    await officer.openCase(celery)
    await examineAndHear(officer, {
      topic: '裁量',
      issue: '裁量明显不当',
      fact: '货值20元、无危害后果，未说明裁量理由，直接处以罚款5万元。',
      evidence: '行政处罚案卷',
      nature: '不当',
      correction: '重新审查处罚决定，依照裁量基准变更，退还多收罚款。',
    })
    await officer.goOnline()
  })

  await test.step('after the legal review the opinion is issued and served', async () => {
    await reviewLegally(reviewer, celery)
    await officer.openCase(celery)
    await officer.press('拟制监督意见书')
    const { text } = await officer.exportWord()
    expect(text).toContain('裁量明显不当')
    expect(text).toContain('退还多收罚款')
    await issue('监督意见书', celery, team)
    await officer.serve(celery, '监督意见书', '市市场监督管理局 吴刚')
  })

  await test.step('the penalty is changed; two people check; the reporter is answered; the refund is counted', async () => {
    await officer.openCase(celery)
    await reportAndCheck(officer, '李娜', '罚款变更为500元，已退还49500元。')
    await answer(officer, '经核查，处罚裁量明显不当，已变更并退还多收罚款。')
    await closeCorrected(officer, '李娜', {
      kinds: ['变更', '退还金额'],
      refunded: 49_500,
      summary: '变更处罚决定一件。',
    })
  })

  await test.step('the papers of the file are there as Word, and the file is archived whole', async () => {
    const report = await fileRecord(officer, '结案', '结案报告')
    expect(report).toContain('退还金额49500元')
    expect(report).toContain('经热线答复：经核查，处罚裁量明显不当')
    const check = await fileRecord(officer, '整改', '整改复查表')
    expect(check).toContain('全部整改到位')
    expect(check).toContain('张伟、李娜')
    await archive(officer, '驻司执监〔2026〕1号')
    for (const title of [
      '回避声明',
      '立案审批表',
      '调取案卷清单',
      '询问笔录',
      '核查终结报告',
      '法制审核意见书',
      '整改复查表',
      '结案报告',
    ])
      await expect(page.getByRole('cell', { name: new RegExp(title) }).first()).toBeVisible()
  })
})

test('a licence held back: the explanation is untrue, so the case goes on to an opinion', async () => {
  const { officer, reviewer } = team

  await test.step('a notice asks the organ to explain itself', async () => {
    await takeLeadIn(officer, licence, '许可材料', '驻马店市卫生健康体育委员会')
    await classify(officer, {
      field: '卫生健康',
      type: '行政许可',
      issues: ['超期办案', '趋利性执法'],
      reason: '许可逾期未决，要求先购买指定设备',
    })
    await officer.command('修改案件信息')
    await officer.fill('相对人', '某口腔诊所')
    await officer.choose('相对人类型', '企业')
    await officer.choose('所有制', '民营')
    await officer.saveAndClose('保存')
    await file(officer, '李娜', reviewer, licence)
    await officer.section('文书')
    await officer.press('拟制行政执法监督通知书')
    const { text } = await officer.exportWord()
    expect(text).toContain('需要说明的情况')
    expect(text).toContain('提供该行政执法行为的完整案卷复制件')
    await issue('行政执法监督通知书', licence, team)
    await officer.serve(licence, '行政执法监督通知书', '市卫生健康体育委员会 吴刚')
  })

  await test.step('the answer does not hold: without network the handlers find so and hear the organ', async () => {
    await officer.command('登记回复')
    await officer.check('说明情况、提出意见')
    await officer.fill('回复内容', '材料不齐，未受理；没有要求购买设备。')
    await officer.save('登记回复')
    await expect(officer.page.getByText('已回复').first()).toBeVisible()
    await officer.synced()
    await officer.goOffline()
    await officer.openCase(licence)
    await examineAndHear(officer, {
      topic: '程序',
      issue: '超期办案',
      fact: '受理通知书载明材料齐全，两个月未作出许可决定；回复所称材料不齐与受理通知书不符。',
      evidence: '行政许可受理通知书',
      nature: '违法',
      correction: '立即依法作出许可决定，停止要求购买指定设备。',
    })
    await officer.goOnline()
  })

  await test.step('the opinion is issued, the licence given, the case closed', async () => {
    await reviewLegally(reviewer, licence)
    await officer.openCase(licence)
    await officer.press('拟制监督意见书')
    const { text } = await officer.exportWord()
    expect(text).toContain('回复所称材料不齐与受理通知书不符')
    await issue('监督意见书', licence, team)
    await officer.serve(licence, '监督意见书', '市卫生健康体育委员会 吴刚')
    await officer.openCase(licence)
    await reportAndCheck(officer, '李娜', '许可证已经颁发，已停止推销设备。')
    await answer(officer, '经核查，许可逾期未决，已督促作出决定。')
    await closeCorrected(officer, '李娜', { kinds: ['履行'], summary: '颁发许可证一件。' })
    const report = await fileRecord(officer, '认定', '核查终结报告')
    expect(report).toContain('超期办案')
    const closing = await fileRecord(officer, '结案', '结案报告')
    expect(closing).toContain('行政执法监督通知书')
    expect(closing).toContain('行政执法监督意见书')
  })
})

test('benefits stopped lawfully but explained badly: no violation, guidance, remedies told', async () => {
  const { officer, reviewer } = team
  const { page } = officer

  await test.step('without network every topic is examined and found in order', async () => {
    await takeLeadIn(officer, welfare, '低保', '驻马店市民政局')
    await classify(officer, {
      field: '民政',
      type: '行政给付',
      issues: ['未告知陈述申辩或听证'],
      reason: '停发低保未说明理由',
    })
    await file(officer, '李娜', reviewer, welfare)
    await expect(officer.record.filter({ hasText: '批准立案' })).toBeVisible()
    await officer.goOffline()
    await officer.section('认定')
    for (const topic of ['主体', '权限', '事实', '证据', '程序', '适用', '裁量']) await officer.pick(topic, '无问题')
    await officer.command('记录认定')
    await officer.check('程序')
    await officer.choose('问题类型', '未告知陈述申辩或听证')
    await officer.fill('查明的事实', '停发决定书送达其子签收，送达时未向本人说明停发的理由。')
    await page.getByRole('button', { name: '添加证据' }).click()
    await officer.fill('证据1', '停发决定书送达回证')
    await officer.choose('依据', '第六条')
    await officer.check('无问题')
    await officer.fill('纠正意见', '送达停发决定时，应当向本人说明理由和救济途径，并记录在案。')
    await officer.saveAndClose('保存认定')
    await officer.goOnline()
  })

  await test.step('guidance tells how to do it better', async () => {
    await officer.openCase(welfare)
    await officer.section('文书')
    await officer.choose('选择其他文种', '执法指导意见')
    await officer.press('拟制')
    const { text } = await officer.exportWord()
    expect(text).toContain('应当向本人说明理由和救济途径')
    await issue('执法指导意见', welfare, team)
    await officer.serve(welfare, '执法指导意见', '市民政局 吴刚')
  })

  await test.step('the reporter learns his remedies; the case closes and goes into the archive', async () => {
    await officer.openCase(welfare)
    await answer(officer, '停发决定合法；不服的，可以自知道之日起60日内申请行政复议。')
    await officer.command('结案')
    await officer.check('未发现违法或者不当')
    await officer.fill('结案理由', '案卷齐全，程序合法，告知不清已发指导意见。')
    await officer.saveAndClose('结案')
    const report = await fileRecord(officer, '结案', '结案报告')
    expect(report).toContain('60日内申请行政复议')
    expect(report).toContain('建议以“未发现违法或者不当”结案')
    await archive(officer, '驻司执监〔2026〕3号')
    await expect(page.getByText('已归档').first()).toBeVisible()
  })
})

test('nobody acts on false seed: objection upheld, the government decides, the case ends in the archive', async () => {
  const { officer, reviewer } = team
  const { page } = officer

  await test.step('an opinion is issued and served', async () => {
    await takeLeadIn(officer, seed, '假种子', '驻马店市农业农村局')
    await classify(officer, {
      field: '农业农村',
      type: '行政处罚',
      issues: ['不作为', '有案不立'],
      reason: '举报三个月未立案',
    })
    await file(officer, '李娜', reviewer, seed)
    await expect(officer.record.filter({ hasText: '批准立案' })).toBeVisible()
    await officer.goOffline()
    await examineAndHear(officer, {
      topic: '权限',
      issue: '不作为',
      fact: '收到举报三个月，未立案也未答复举报人。',
      evidence: '举报登记簿',
      nature: '违法',
      correction: '立案查处举报的假种子，并答复举报人。',
    })
    await officer.goOnline()
    await reviewLegally(reviewer, seed)
    await officer.openCase(seed)
    await officer.press('拟制监督意见书')
    await issue('监督意见书', seed, team)
    await officer.serve(seed, '监督意见书', '市农业农村局 吴刚')
  })

  await test.step('its objection is decided by somebody without a part in it, and answered by a document', async () => {
    await officer.openCase(seed)
    await officer.section('整改')
    await officer.command('登记异议')
    await officer.fill('异议理由', '种子质量纠纷应当由当事人起诉。')
    await officer.saveAndClose('登记异议')
    const chen = await Officer.atDesk(city.browser, city.server.url, 'chenjing')
    await chen.openCase(seed)
    await chen.command('复核异议')
    await chen.check('维持')
    await chen.fill('复核理由', '查处假种子是该局法定职责，异议理由不能成立。')
    await chen.saveAndClose('作出复核决定')
    await chen.synced()
    await chen.leave()
    await officer.press('拟制复核决定书')
    await officer.fill('复核查明的情况', '该局具有种子监督管理职责，收到举报后未开展任何调查。')
    const { text } = await officer.exportWord()
    expect(text).toContain('种子质量纠纷应当由当事人起诉')
    expect(text).toContain('决定维持《行政执法监督意见书》')
    await issue('复核决定书', seed, team)
    await officer.serve(seed, '复核决定书', '市农业农村局 吴刚')
  })

  await test.step('the limit passes, and the government orders it to act', async () => {
    await city.server.advanceDays(40)
    const sun = await Officer.atDesk(city.browser, city.server.url, 'zhengfu')
    const text = await throughGovernment(team, sun, seed, '驻政监决〔2027〕3号')
    expect(text).toContain('履行法定职责')
    await sun.leave()
    await officer.serve(seed, '请示', '市政府办公室 孙涛')
    await officer.serve(seed, '监督决定书', '市农业农村局 吴刚')
  })

  await test.step('it is done, checked, answered, closed and archived; the discussion stands in the 副卷 alone', async () => {
    await officer.openCase(seed)
    await reportAndCheck(officer, '李娜', '已立案查处，并答复举报人。')
    await answer(officer, '经核查，已责令立案查处，案件正在办理。')
    await closeCorrected(officer, '李娜', { kinds: ['履行'], summary: '立案查处一件。' })
    await archive(officer, '驻司执监〔2027〕4号')
    const inVolume = (volume: string, paper: string) =>
      page
        .locator('section')
        .filter({ has: page.getByRole('heading', { name: new RegExp(`^${volume}`) }) })
        // The innermost of those around the heading.
        .last()
        .getByRole('cell', { name: paper, exact: true })
    await expect(inVolume('副卷', '集体讨论记录')).toBeVisible()
    await expect(inVolume('正卷', '集体讨论记录')).toHaveCount(0)
    await expect(inVolume('正卷', '驻政监决〔2027〕3号')).toBeVisible()
  })

  await officer.synced()
  await city.server.pause()
  const stored = await storedCase(city.server.dataDir, seed)
  expect(stored.case).toMatchObject({ stage: 'archived', closing: { kind: 'corrected' }, archives: [{ volume: 1 }] })
  expect(Object.values(stored.case.objections ?? {})).toMatchObject([{ decision: { result: 'upheld' } }])
})
