import { expect } from '@playwright/test'
import { addCivilDays, civilDateOf } from '#shared/domain/civil-date'
import type { Officer } from './officer'

/** The first stretch of a case, in the words of the screens; what the tests of later steps and the pictures start from. */

/** A lead of the list, the first by default, becomes a case. */
export async function takeLeadIn(
  officer: Officer,
  title: string,
  lead = '',
  respondent = '驻马店市城市管理局',
): Promise<void> {
  await officer.module('线索受理')
  // The first row is the head.
  await officer.page
    .getByRole('row')
    .filter({ hasText: lead })
    .nth(lead ? 0 : 1)
    .click()
  await officer.press('受理立线索')
  await officer.fill('案件名称', title)
  await officer.chooseExactly('被监督机关', respondent)
  await officer.save('受理')
  await officer.openCase(title)
}

export interface Matter {
  readonly field: string
  readonly type: string
  readonly issues: readonly string[]
  readonly patterns?: readonly string[]
  readonly reason: string
}
const tricycle: Matter = {
  field: '城市管理',
  type: '行政强制',
  issues: ['程序违法'],
  reason: '扣押车辆未出具清单',
}

export async function classify(officer: Officer, matter: Matter = tricycle): Promise<void> {
  await officer.section('分类')
  await officer.choose('执法领域', matter.field)
  await officer.choose('执法类型', matter.type)
  await officer.choose('问题类型', ...matter.issues)
  for (const pattern of matter.patterns ?? []) await officer.check(pattern)
  await officer.check('一般')
  await officer.fill('研判理由', matter.reason)
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
  // The others go on from it, and the reviewer may leave now.
  await reviewer.synced()
}

export interface Wrong {
  readonly topic: string
  readonly issue: string
  readonly fact: string
  readonly evidence: string
  readonly nature: '违法' | '不当'
  readonly correction: string
}
const unhanded: Wrong = {
  topic: '程序',
  issue: '程序违法',
  fact: '执法人员将诉求人的三轮车拖走，未当场交付扣押决定书和清单。',
  evidence: '停车场入场登记复印件',
  nature: '违法',
  correction: '立即退还三轮车，补办并送达扣押决定书和清单。',
}

/** One finding, and the respondent asked for its view. */
export async function examineAndHear(officer: Officer, wrong: Wrong = unhanded): Promise<void> {
  await officer.section('认定')
  await officer.pick(wrong.topic, '有问题')
  await officer.command('记录认定')
  await officer.check(wrong.topic)
  await officer.choose('问题类型', wrong.issue)
  await officer.fill('查明的事实', wrong.fact)
  await officer.page.getByRole('button', { name: '添加证据' }).click()
  await officer.fill('证据1', wrong.evidence)
  await officer.choose('依据', '第六条')
  await officer.check(wrong.nature)
  await officer.fill('纠正意见', wrong.correction)
  await officer.saveAndClose('保存认定')
  await officer.section('听取陈述')
  await officer.command('通知陈述意见')
  await officer.date('陈述期限', addCivilDays(civilDateOf(new Date()), 3))
  await officer.saveAndClose('保存通知情况')
  await officer.command('记录陈述意见')
  await officer.fill('陈述意见', '逾期未提交。')
  await officer.check('不予采纳')
  await officer.fill('采纳或不采纳的理由', '未提交陈述意见。')
  await officer.saveAndClose('保存陈述意见')
}

export async function reviewLegally(reviewer: Officer, title: string): Promise<void> {
  await reviewer.openCase(title)
  await reviewer.section('听取陈述')
  await reviewer.press('法制审核')
  await reviewer.check('通过')
  await reviewer.fill('审核意见', '事实清楚，依据正确，同意出具意见书。')
  await reviewer.save('保存法制审核')
}

/** The open document goes to the reviewer, who approves it. */
export async function approve(kind: string, title: string, people: Pick<Team, 'officer' | 'reviewer'>): Promise<void> {
  await people.officer.press('送审')
  await people.officer.save('送审')
  await people.officer.synced()
  await people.reviewer.openCase(title)
  await people.reviewer.press(`审核${kind}`)
  await people.reviewer.press('审核通过')
  await people.reviewer.save('审核通过')
}

/** Through review and signature to its number. */
export async function issue(kind: string, title: string, people: Team): Promise<void> {
  await approve(kind, title, people)
  await people.issuer.number(title, kind)
}

export interface Team {
  readonly officer: Officer
  readonly reviewer: Officer
  readonly issuer: Officer
}

/** The list of problems, what the respondent reports, and what two people found. */
export async function reportAndCheck(officer: Officer, other: string, report: string): Promise<void> {
  await officer.section('整改')
  await officer.command('列整改问题')
  await officer.fill('责任人', '该局分管负责人')
  await officer.saveAndClose('保存')
  await officer.press('转入核验')
  await officer.check('已报告整改情况')
  await officer.fill('整改报告或拒绝情况', report)
  await officer.saveAndClose('转入核验')
  await officer.command('整改复查')
  await officer.check('到位')
  await officer.fill('复查情况', '已查阅变更决定和有关凭证。')
  await officer.choose('复查人', other)
  await officer.saveAndClose('保存复查')
}

export async function answer(officer: Officer, text: string): Promise<void> {
  await officer.command('答复诉求人')
  await officer.fill('答复内容', text)
  await officer.saveAndClose('发出答复')
}

export async function archive(officer: Officer, archiveNo: string): Promise<void> {
  await officer.section('卷宗')
  await officer.command('归档')
  await officer.fill('档号', archiveNo)
  await officer.saveAndClose('归档')
  await officer.synced()
}

/** A paper of the open case's file, drafted where its step was taken: Word file read, then put into the file. */
export async function fileRecord(officer: Officer, section: string, kind: string): Promise<string> {
  await officer.section(section)
  await officer.press(`拟制${kind}`)
  const { text } = await officer.exportWord()
  await officer.press('归档')
  await officer.save('归档')
  await expect(officer.page.getByText('已归档').first()).toBeVisible()
  // The case has left the list of what is open.
  await officer.page.goBack()
  await expect(officer.page.getByRole('navigation', { name: '案件内容' })).toBeVisible()
  return text
}

const checklist = ['主体', '权限', '事实', '证据', '程序', '适用', '裁量']

/** Nothing is wrong in any line of the legality checklist of the open case. */
export async function examine(officer: Officer): Promise<void> {
  await officer.section('认定')
  for (const topic of checklist) await officer.pick(topic, '无问题')
  await expect(officer.page.getByText('已审 7 / 7 项')).toBeVisible()
}

/** An ignored opinion: panel, request, approval, and the decision under the government's own number; the text of its draft. */
export async function throughGovernment(
  { officer, reviewer, issuer }: Team,
  government: Officer,
  title: string,
  number: string,
): Promise<string> {
  await officer.openCase(title)
  await officer.press('登记集体讨论')
  await officer.fill('主持人', '陈局长')
  for (const n of [1, 2, 3]) {
    await officer.fill(`第 ${n} 名成员姓名`, `成员${n}`)
    await officer.fill(`第 ${n} 名成员意见`, '同意报请')
  }
  await officer.fill('结论', '一致同意报请市政府作出行政执法监督决定。')
  await officer.saveAndClose('保存讨论记录')
  await officer.press('拟制请示')
  await issue('请示', title, { officer, reviewer, issuer })
  await officer.openCase(title)
  await officer.press('报请政府')
  await officer.saveAndClose('报请政府')
  await government.module('请示办理')
  await government.openRow(government.page.getByRole('grid', { name: '请示办理', exact: true }).getByRole('row').nth(1))
  await government.press('登记批示')
  await expect(government.page.getByText('选择扫描件')).toBeVisible()
  await expect(government.page.locator('input[type="file"]')).toBeHidden()
  await government.fill('批示', '同意。请司法局依法办理。')
  await government.fill('批示人', '刘市长')
  await government.saveAndClose('保存')
  await officer.press('拟制监督决定书')
  await expect(officer.page.getByText('代拟稿').first()).toBeVisible()
  const { text } = await officer.exportWord()
  await approve('监督决定书', title, { officer, reviewer })
  await officer.press('登记政府文号')
  await officer.fill('政府文号', number)
  await officer.save('登记政府文号')
  return text
}

/** Closed as 已改正, with what came of it. */
export async function closeCorrected(officer: Officer, other: string, outcome: Outcome): Promise<void> {
  await officer.command('结案')
  await officer.check('已改正')
  await officer.fill('结案理由', '监督文书指出的问题已经改正。')
  await officer.choose('复查人', '张伟', other)
  await officer.choose('成效类型', ...outcome.kinds)
  if (outcome.refunded) await officer.fill('退还金额（元）', String(outcome.refunded))
  await officer.fill('成效说明', outcome.summary)
  await officer.saveAndClose('结案')
}

export interface Outcome {
  readonly kinds: readonly string[]
  readonly refunded?: number
  readonly summary: string
}
