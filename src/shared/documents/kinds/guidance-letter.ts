import { z } from 'zod'
import { paragraphs } from '../blocks'
import { chapters, numbered, onGrounds } from './body-parts'
import { draftCommon } from './common-draft'
import { basisField, commonFields, items, longText, optionalText } from './common-fields'
import { defineKind } from './define-kind'
import { exampleFacts } from './example-facts'
import type { CaseFacts } from './facts'
import { checkBases } from './legality/bases'
import { checkSignatory } from './legality/escalation'
import { firstPerson, secondPerson, sentence } from './wording'

const schema = z.object({
  ...commonFields,
  background: longText('指导的缘由'),
  issue: longText('存在的执法问题'),
  bases: z.array(basisField).min(1).max(20).meta({ title: '指导依据' }),
  opinions: items('指导意见'),
  scope: optionalText('适用范围和其他说明', 2000),
})
type GuidanceLetter = z.infer<typeof schema>

/** 执法指导意见: how a law or a discretion is to be applied, for a case that is not yet wrong or for many alike. */
export const guidanceLetter = defineKind<GuidanceLetter>({
  code: 'guidance-letter',
  name: '执法指导意见',
  format: 'letter',
  schema,
  draft,
  example: () => ({
    ...draft(exampleFacts),
    background:
      '近期，我局在办理行政执法监督案件中发现，我市对小额食用农产品违法行为的处罚标准掌握不一，同类案件处理结果差别较大，当事人反映强烈。',
    issue:
      '一些办案单位只看法定处罚幅度，不对违法行为的事实、性质、情节和社会危害程度作综合判断；对进货查验、主动停止销售等从轻情节不予认定，也不在决定书中说明理由。',
    opinions: [
      '把握过罚相当原则。对货值不足100元、没有造成危害后果、能够提供合法进货凭证的，应当首先考虑是否符合不予处罚、从轻或者减轻处罚的条件。',
      '充分说明裁量理由。拟处罚款超过货值100倍的，应当在案卷和决定书中逐项说明裁量情节、裁量阶次和理由。',
      '保持同案同罚。作出决定前，检索本机关一年内的同类案件；处理结果有明显差别的，由法制机构审核并集体讨论。',
    ],
    scope: '本意见适用于全市各级市场监管部门办理的小额食用农产品案件。执行中的问题，请及时反馈我局。',
  }),
  check: (content, context) => [
    ...checkSignatory(content.signatories, context.facts?.bureau.name ?? ''),
    ...checkBases(
      content.bases.map((basis, at) => ({ basis, path: `bases.${at}` })),
      context,
    ),
  ],
  print: (content) => ({
    bases: content.bases,
    body: [
      ...paragraphs(
        `${sentence(content.background)}${onGrounds(content.bases)}结合工作实际，${firstPerson(content.signatories[0] ?? '')}提出以下指导意见，请${secondPerson(content.addressee)}在执法中参照执行。`,
      ),
      ...chapters([
        ['存在的问题', paragraphs(content.issue)],
        ['指导意见', numbered(content.opinions)],
        ['适用范围', paragraphs(content.scope)],
      ]),
    ],
  }),
})

function draft(facts: CaseFacts): GuidanceLetter {
  return {
    ...draftCommon(facts, 'letter', {
      title: `关于规范${facts.field ? `${facts.field}领域` : ''}${facts.acts.some(({ kind }) => kind === '行政处罚') ? '行政处罚裁量' : '行政执法行为'}的执法指导意见`,
      addressee: facts.respondent.name,
      numberFormat: '{org}指〔{year}〕{no}号',
    }),
    background: `${firstPerson(facts.bureau.name)}在办理“${facts.caseTitle}”一案中，对有关执法问题进行了研究。`,
    issue: facts.findings.map((finding) => sentence(finding.fact)).join('\n'),
    bases: facts.findings.flatMap((finding) => finding.bases.map((basis) => ({ ...basis }))),
    opinions: facts.findings.map((finding) => sentence(finding.correction)),
    scope: '',
  }
}
