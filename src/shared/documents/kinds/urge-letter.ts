import { z } from 'zod'
import { addCivilDays, formatCivilDate } from '#shared/domain/civil-date'
import { paragraphs } from '../blocks'
import { draftCommon } from './common-draft'
import { commonFields, dueOn, line, longText, optionalDay, optionalLine, optionalText } from './common-fields'
import { defineKind } from './define-kind'
import { exampleOverdueFacts } from './example-facts'
import type { CaseFacts, EarlierDocument } from './facts'
import { checkDue, checkEventBehind } from './legality/days'
import { checkAddressee, checkSignatory } from './legality/escalation'
import { firstPerson, secondPerson, sentence } from './wording'

const schema = z.object({
  ...commonFields,
  documentName: line('原文书名称', 60),
  documentNumber: optionalLine('原文书文号', 60),
  servedOn: optionalDay('原文书送达日期'),
  firstDueOn: optionalDay('原定期限'),
  progress: longText('办理进展', 2000),
  demand: longText('催办要求', 2000),
  dueOn: dueOn('催办期限'),
  consequence: optionalText('仍不办理的处理', 2000),
})
type UrgeLetter = z.infer<typeof schema>

const DAYS = 7

/** 催办函: a document was served, its limit is near or past, nothing has come back. */
export const urgeLetter = defineKind<UrgeLetter>({
  code: 'urge-letter',
  name: '催办函',
  format: 'letter',
  schema,
  draft,
  example: () => draft(exampleOverdueFacts),
  check: (content, context) => [
    ...checkAddressee(content.addressee, context.facts?.respondent.name ?? '', 'respondent'),
    ...checkSignatory(content.signatories, context.facts?.bureau.name ?? ''),
    ...(content.documentNumber === ''
      ? [{ code: 'numberMissing' as const, path: 'documentNumber', args: { what: content.documentName } }]
      : []),
    ...(content.servedOn ? checkEventBehind('servedOn', '原文书送达日期', content.servedOn, content, context) : []),
    ...checkDue('dueOn', content.dueOn, content, context),
  ],
  print: (content) => {
    const they = secondPerson(content.addressee)
    const number = content.documentNumber ? `（${content.documentNumber}）` : ''
    const served = content.servedOn ? `${formatCivilDate(content.servedOn)}，` : ''
    const first = content.firstDueOn ? `，要求于${formatCivilDate(content.firstDueOn)}前办理完毕并书面报告` : ''
    const due = content.dueOn ? `请于${formatCivilDate(content.dueOn)}前书面报告办理结果。` : ''
    const we = firstPerson(content.signatories[0] ?? '')
    return {
      body: [
        ...paragraphs(
          `${served}${we}向${they}送达《${content.documentName}》${number}${first}。${sentence(content.progress)}`,
        ),
        ...paragraphs(`现予催办。${sentence(content.demand)}${due}`),
        ...paragraphs(content.consequence && sentence(content.consequence)),
        ...paragraphs('特此函告。'),
      ],
    }
  },
})

const names: Readonly<Record<string, string>> = {
  opinion: '行政执法监督意见书',
  decision: '行政执法监督决定书',
  notice: '行政执法监督通知书',
  'supervision-letter': '督办函',
}

/** The last document that asked for something and has a limit. */
function urged(facts: CaseFacts): EarlierDocument | undefined {
  return facts.documents.findLast((document) => document.kind in names)
}

function draft(facts: CaseFacts): UrgeLetter {
  const earlier = urged(facts)
  const name = (earlier && names[earlier.kind]) ?? '行政执法监督文书'
  const they = secondPerson(facts.respondent.name)
  return {
    ...draftCommon(facts, 'letter', {
      title: `关于限期落实${name}的催办函`,
      addressee: facts.respondent.name,
      numberFormat: '{org}催〔{year}〕{no}号',
    }),
    documentName: name,
    documentNumber: earlier?.number ?? '',
    servedOn: earlier?.servedOn,
    firstDueOn: earlier?.dueOn,
    progress: earlier?.response ? `${sentence(earlier.response)}` : `截至目前，未收到${they}的书面报告。`,
    demand: `请${they}立即按照文书要求办理，确有困难的，书面说明原因和预计完成时间。`,
    dueOn: addCivilDays(facts.today, DAYS),
    consequence: facts.government.name
      ? `仍不办理或者不报告的，将依照有关规定提请${facts.government.name}作出处理。`
      : '',
  }
}
