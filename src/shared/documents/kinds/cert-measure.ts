import { z } from 'zod'
import { addCivilDays, formatCivilDate } from '#shared/domain/civil-date'
import { type Block, paragraphs } from '../blocks'
import { chapters, onGrounds } from './body-parts'
import { draftCommon } from './common-draft'
import { basisField, commonFields, dueOn, line, longText, optionalDay, optionalText } from './common-fields'
import { defineKind } from './define-kind'
import { exampleFacts } from './example-facts'
import type { CaseFacts } from './facts'
import { checkBases } from './legality/bases'
import { checkDue } from './legality/days'
import { checkAddressee, checkSignatory } from './legality/escalation'
import { firstPerson, secondPerson, sentence } from './wording'

export const certificateMeasures = ['暂扣', '收回'] as const

const schema = z.object({
  ...commonFields,
  measure: z.enum(certificateMeasures).meta({ title: '措施' }),
  holder: line('持证人', 40),
  certificateNo: line('证件编号', 40),
  facts: longText('查明的事实'),
  bases: z.array(basisField).min(1).max(20).meta({ title: '依据' }),
  until: optionalDay('暂扣期限届满日'),
  handOverBy: dueOn('交出证件期限'),
  handOverTo: longText('交出方式', 500),
  objection: longText('异议的提出', 1000),
  effect: optionalText('措施期间的要求', 1000),
})
type CertMeasure = z.infer<typeof schema>

export const CERT_MEASURE = 'cert-measure'

/** 暂扣（收回）行政执法证件通知书. Whether it may be used at all is a matter of the document rules, not of this file. */
export const certMeasure = defineKind<CertMeasure>({
  code: CERT_MEASURE,
  name: '暂扣（收回）行政执法证件通知书',
  format: 'general',
  schema,
  draft,
  example: () => ({
    ...draft(exampleFacts),
    holder: '孙某某',
    certificateNo: '41170000123',
    facts:
      '经查，孙某某在2026年6月至9月期间，三次在未取得检查任务的情况下单独进入企业实施检查，未出示行政执法证件，其中一次要求企业负责人提供与检查无关的材料。上述事实有询问笔录、企业提供的监控录像和检查任务记录证明。',
  }),
  check: (content, context) => [
    ...checkAddressee(content.addressee, context.facts?.respondent.name ?? '', 'respondent'),
    ...checkSignatory(content.signatories, context.facts?.bureau.name ?? ''),
    ...checkBases(
      content.bases.map((basis, at) => ({ basis, path: `bases.${at}` })),
      context,
    ),
    ...checkDue('handOverBy', content.handOverBy, content, context),
    ...checkDue('until', content.until, content, context),
    ...(content.measure === '暂扣' && !content.until ? [{ code: 'suspensionOpen' as const, path: 'until' }] : []),
  ],
  print: (content) => ({ bases: content.bases, titleNames: ['行政执法证件'], body: body(content) }),
})

function draft(facts: CaseFacts): CertMeasure {
  const we = firstPerson(facts.bureau.name)
  const they = secondPerson(facts.respondent.name)
  return {
    ...draftCommon(facts, 'general', {
      title: `${facts.bureau.name}暂扣行政执法证件通知书`,
      addressee: facts.respondent.name,
      numberFormat: '{org}执监证〔{year}〕{no}号',
    }),
    note: '',
    measure: '暂扣',
    holder: '',
    certificateNo: '',
    facts: facts.findings.map((finding) => sentence(finding.fact)).join('\n'),
    bases: facts.powerBases.map((basis) => ({ ...basis })),
    until: addCivilDays(facts.today, 90),
    handOverBy: addCivilDays(facts.today, 5),
    handOverTo: `由${they}统一收取后送交${we}行政执法监督机构`,
    objection: `${they}和持证人对本通知有异议的，可以自收到本通知书之日起${facts.rule?.objectionDays ?? 10}日内，向${we}书面提出。`,
    effect: '措施期间，持证人不得从事行政执法活动。',
  }
}

function body(content: CertMeasure): Block[] {
  const they = secondPerson(content.addressee)
  const what = `${they}工作人员${content.holder}的行政执法证件（证件编号：${content.certificateNo}）`
  const from = content.date ?? content.draftedOn
  const term =
    content.measure === '暂扣' && content.until
      ? `，暂扣期限自${formatCivilDate(from)}起至${formatCivilDate(content.until)}止`
      : ''
  const handOver = content.handOverBy
    ? `请于${formatCivilDate(content.handOverBy)}前交出证件，${sentence(content.handOverTo)}`
    : ''
  return [
    ...chapters([
      ['查明的事实', paragraphs(content.facts)],
      [
        '决定的措施',
        paragraphs(
          `${onGrounds(content.bases)}决定${content.measure}${what}${term}。${content.effect && sentence(content.effect)}`,
        ),
      ],
      ['执行和异议', paragraphs(`${handOver}\n${sentence(content.objection)}`)],
    ]),
  ]
}
