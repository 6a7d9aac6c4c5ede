import { addCivilDays, civilDateOf } from '#shared/domain/civil-date'
import type { Officer } from './officer'

/** The first stretch of a case, in the words of the screens; what the tests of later steps and the pictures start from. */

/** A lead of the list, the first by default, becomes a case. */
export async function takeLeadIn(officer: Officer, title: string, lead = ''): Promise<void> {
  await officer.module('线索受理')
  // The first row is the head.
  await officer.page
    .getByRole('row')
    .filter({ hasText: lead })
    .nth(lead ? 0 : 1)
    .click()
  await officer.press('受理立线索')
  await officer.fill('案件名称', title)
  await officer.choose('被监督机关', '驻马店市城市管理局')
  await officer.save('受理')
  await officer.openCase(title)
}

export async function classify(officer: Officer): Promise<void> {
  await officer.section('分类')
  await officer.choose('执法领域', '城市管理')
  await officer.choose('执法类型', '行政强制')
  await officer.choose('问题类型', '程序违法')
  await officer.check('一般')
  await officer.fill('研判理由', '扣押车辆未出具清单')
  await officer.save('保存研判')
  await officer.synced()
}

/** Two handlers, the reviewer's approval. */
export async function file(officer: Officer, other: string, reviewer: Officer, title: string): Promise<void> {
  await officer.press('提请立案')
  await officer.choose('承办人', other)
  await officer.fill('立案理由', '涉嫌程序违法、乱收费')
  await officer.page.getByRole('checkbox', { name: /均已声明/ }).check()
  await officer.save('提交立案审批')
  await reviewer.openCase(title)
  await reviewer.press('批准立案')
  await reviewer.save('批准立案')
}

/** One finding, and the respondent asked for its view. */
export async function examineAndHear(officer: Officer): Promise<void> {
  await officer.section('认定')
  await officer.pick('程序', '有问题')
  await officer.command('记录认定')
  await officer.check('程序')
  await officer.choose('问题类型', '程序违法')
  await officer.fill('查明的事实', '执法人员将诉求人的三轮车拖走，未当场交付扣押决定书和清单。')
  await officer.page.getByRole('button', { name: '添加证据' }).click()
  await officer.fill('证据1', '停车场入场登记复印件')
  await officer.choose('依据', '第六条')
  await officer.check('违法')
  await officer.fill('纠正意见', '立即退还三轮车，补办并送达扣押决定书和清单。')
  await officer.save('保存认定')
  await officer.section('听取陈述')
  await officer.command('通知陈述意见')
  await officer.date('陈述期限', addCivilDays(civilDateOf(new Date()), 3))
  await officer.save('保存通知情况')
  await officer.command('记录陈述意见')
  await officer.fill('陈述意见', '逾期未提交。')
  await officer.check('不予采纳')
  await officer.fill('采纳或不采纳的理由', '未提交陈述意见。')
  await officer.save('保存陈述意见')
}

export async function reviewLegally(reviewer: Officer, title: string): Promise<void> {
  await reviewer.openCase(title)
  await reviewer.section('听取陈述')
  await reviewer.press('法制审核')
  await reviewer.check('通过')
  await reviewer.fill('审核意见', '事实清楚，依据正确，同意出具意见书。')
  await reviewer.save('保存法制审核')
}
