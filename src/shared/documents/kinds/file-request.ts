import { z } from 'zod'
import { addCivilDays, formatCivilDate } from '#shared/domain/civil-date'
import { type Block, paragraphs } from '../blocks'
import { onGrounds } from './body-parts'
import { draftCommon } from './common-draft'
import { commonFields, dueOn, line, longText, optionalLine, optionalText, powerBases } from './common-fields'
import { defineKind } from './define-kind'
import { exampleFacts } from './example-facts'
import type { CaseFacts } from './facts'
import { checkBases } from './legality/bases'
import { checkDue } from './legality/days'
import { checkAddressee, checkSignatory } from './legality/escalation'
import { firstPerson, secondPerson, sentence, sourceSentence } from './wording'

const schema = z.object({
  ...commonFields,
  source: longText('调取的缘由', 4000),
  powerBases,
  files: z
    .array(
      z.object({
        number: optionalLine('案卷号或者文书号', 60),
        name: line('案卷名称', 120),
        volumes: z.int().min(1).max(999).meta({ title: '册数' }),
        note: optionalLine('备注', 60),
      }),
    )
    .min(1)
    .max(200)
    .meta({ title: '调取的案卷' }),
  dueOn: dueOn('报送期限'),
  place: longText('报送地点和方式', 500),
  returning: optionalText('返还', 1000),
})
type FileRequest = z.infer<typeof schema>

const DAYS = 5

/** 调取行政执法案卷通知书, with the list on which receipt and return are signed. */
export const fileRequest = defineKind<FileRequest>({
  code: 'file-request',
  name: '调取行政执法案卷通知书',
  format: 'letter',
  schema,
  draft,
  example: () => {
    const drafted = draft(exampleFacts)
    return {
      ...drafted,
      files: [
        ...drafted.files,
        { number: '示县市监不罚〔2026〕12号', name: '同期不予处罚案件案卷', volumes: 1, note: '复制件' },
        { number: '', name: '2026年1月至9月食用农产品处罚案件台账', volumes: 1, note: '电子版' },
      ],
    }
  },
  check: (content, context) => [
    ...checkAddressee(content.addressee, context.facts?.respondent.name ?? '', 'respondent'),
    ...checkSignatory(content.signatories, context.facts?.bureau.name ?? ''),
    ...checkBases(
      content.powerBases.map((basis, at) => ({ basis, path: `powerBases.${at}` })),
      context,
    ),
    ...checkDue('dueOn', content.dueOn, content, context),
  ],
  print: (content) => ({
    bases: content.powerBases,
    titleNames: ['案卷'],
    body: body(content),
    annexes: [{ title: '行政执法案卷接收（返还）清单', body: [listTable(content), signatures(content)] }],
  }),
})

function draft(facts: CaseFacts): FileRequest {
  const we = firstPerson(facts.bureau.name)
  const asked = facts.file?.fileRequest
  return {
    ...draftCommon(facts, 'letter', {
      title: '调取行政执法案卷通知书',
      addressee: asked?.organ ?? facts.respondent.name,
      numberFormat: '{org}调〔{year}〕{no}号',
      annexNotes: ['行政执法案卷接收（返还）清单'],
    }),
    source: sourceSentence(facts, we),
    powerBases: facts.powerBases.map((basis) => ({ ...basis })),
    files: asked?.items.map((name) => ({ number: '', name, volumes: 1, note: '' })) ?? filesOfActs(facts),
    dueOn: asked?.dueOn ?? addCivilDays(facts.today, DAYS),
    place: `送${facts.bureau.name}行政执法监督机构，或者通过行政执法综合管理平台上传`,
    returning: '案卷原件在核查结束后返还，返还时双方在清单上签字。',
  }
}

function filesOfActs({ acts, party }: CaseFacts): FileRequest['files'] {
  return acts.map((act) => ({
    number: act.docNo,
    name: `${party.confidential ? '有关当事人' : act.party}${act.kind}案卷`,
    volumes: 1,
    note: '',
  }))
}

function body(content: FileRequest): Block[] {
  const they = secondPerson(content.addressee)
  const due = content.dueOn ? formatCivilDate(content.dueOn) : '　　年　月　日'
  return [
    ...paragraphs(content.source),
    ...paragraphs(
      `为查清有关情况，${onGrounds(content.powerBases)}现向${they}调取附件所列行政执法案卷（含电子案卷）。请于${due}前报送，${sentence(content.place)}`,
    ),
    ...paragraphs('报送的案卷应当完整、真实，不得涂改、隐匿或者毁损；不能按期提供的，应当书面说明理由。'),
    ...paragraphs(content.returning && sentence(content.returning)),
    ...paragraphs('特此通知。'),
  ]
}

function listTable({ files }: FileRequest): Block {
  return {
    type: 'table',
    columns: [
      { title: '序号', width: 2 },
      { title: '案卷号（文书号）', width: 6 },
      { title: '案卷名称', width: 7 },
      { title: '册数', width: 2 },
      { title: '备注', width: 3 },
    ],
    rows: files.map((file, at) => [String(at + 1), file.number, file.name, String(file.volumes), file.note]),
  }
}

/** Received and returned are signed by hand on the same sheet. */
function signatures({ addressee }: FileRequest): Block {
  const sign = (who: string) => ({ text: `${who}（签名）：\n　　　　年　　月　　日`, lines: 3 })
  return {
    type: 'grid',
    columns: [2, 5, 5],
    rows: [
      [{ text: '接收', label: true }, sign('交卷人'), sign('接收人')],
      [{ text: '返还', label: true }, sign('返还人'), sign(`${addressee}接收人`)],
    ],
  }
}
