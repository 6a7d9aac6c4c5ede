import { type Block, paragraphs } from '../documents/blocks'
import type { DocumentContent } from '../documents/content'
import { civilDateOf, formatCivilDate } from '../domain/civil-date'
import { acceptedLabels, answerViaLabels, checkResultLabels, closingLabels, natureLabels } from '../domain/field-text'
import { checkOutcomeLabels, interviewKindLabels, objectionResultLabels } from '../domain/investigation'
import type { ReferenceData } from '../domain/reference-data'
import { checklistTopics, type SupervisionCase } from '../domain/supervision-case'

/** A paper of the file that no document of its own stands for: printed from what the case records. */
export interface DossierPaper {
  readonly id: string
  readonly title: string
  readonly date: string
  /** 讨论 and what tells of the reporter go into the 副卷 only (domain.md §5). */
  readonly volume: 'main' | 'sub'
  readonly content: DocumentContent
}

/** A sheet without letterhead: title, text, date. */
export function paper(title: string, body: readonly Block[], date = ''): DocumentContent {
  return {
    format: 'plain',
    mark: '',
    number: { text: '', pending: false },
    signers: [],
    title,
    titleNames: [],
    addressee: '',
    body,
    annexNotes: [],
    signatories: [],
    date: date && formatCivilDate(date),
    annexes: [],
    copiesTo: [],
    marks: [],
  }
}

const say = (name: string, value: string | undefined): string => (value ? `${name}：${value}` : '')
const text = (...lines: readonly (string | undefined | false)[]): Block[] =>
  paragraphs(lines.filter((line) => line).join('\n'))
const on = (instant: string | undefined) => (instant ? civilDateOf(instant) : '')

/** The records of a case as papers, in the order of their birth (domain.md §5). */
export function recordPapers(found: SupervisionCase, ref: ReferenceData): DossierPaper[] {
  const name = (id: string | undefined) => ref.user(id)?.name ?? id ?? ''
  const names = (ids: readonly string[]) => ids.map(name).join('、')
  const made: (DossierPaper | '' | undefined)[] = [
    filing(found, ref, name, names),
    found.plan &&
      record('plan', '调查方案', on(found.plan.at), 'main', [
        ...text(found.plan.purpose),
        {
          type: 'table',
          columns: [
            { title: '调查事项', width: 7 },
            { title: '完成日期', width: 3 },
          ],
          rows: found.plan.steps.map(({ what, dueOn }) => [what, dueOn ? formatCivilDate(dueOn) : '']),
        },
      ]),
    ...Object.values(found.fileRequests ?? {}).map((request) =>
      record(`request-${request.id}`, '调取案卷清单', request.requestedOn, 'main', [
        ...text(
          say('被调取机关', ref.organ(request.organId)?.name),
          say('调取材料', request.items.join('、')),
          say('退还', request.returnedOn && `${formatCivilDate(request.returnedOn)}，接收人${request.returnedTo}`),
        ),
        {
          type: 'table',
          caption: '接收清单',
          columns: [
            { title: '材料名称', width: 6 },
            { title: '页数', width: 2 },
            { title: '原件', width: 2 },
          ],
          rows: request.received.map(({ name: what, pages, original }) => [
            what,
            String(pages),
            original ? '是' : '否',
          ]),
        },
      ]),
    ),
    ...Object.values(found.interviews ?? {}).map((each) =>
      record(
        `interview-${each.id}`,
        interviewKindLabels[each.kind],
        each.on,
        'main',
        text(
          say('时间', formatCivilDate(each.on)),
          say('地点', each.place),
          say('被询问人', `${each.person}${each.identity && `（${each.identity}）`}`),
          say('询问人', names(each.askedBy)),
          '已出示证件，告知权利义务，并询问是否申请回避。',
          ...each.answers.flatMap(({ question, answer }) => [`问：${question}`, `答：${answer}`]),
          each.signed ? '被询问人已核对并签字。' : say('拒绝签字', each.refusal),
        ),
      ),
    ),
    findings(found, ref),
    found.statement?.text &&
      record(
        'statement',
        '听取陈述意见记录',
        on(found.statement.receivedAt),
        'main',
        text(
          say(
            '通知',
            `${on(found.statement.invitedAt) && formatCivilDate(on(found.statement.invitedAt))}，${found.statement.method}`,
          ),
          say('陈述意见', found.statement.text),
          say('采纳情况', found.statement.accepted && acceptedLabels[found.statement.accepted]),
          say('理由', found.statement.why),
        ),
      ),
    found.legalReview &&
      record(
        'legalReview',
        '法制审核意见',
        on(found.legalReview.at),
        'main',
        text(
          say('审核人', name(found.legalReview.by)),
          say('结论', found.legalReview.passed ? '通过' : '不通过'),
          found.legalReview.opinion,
        ),
      ),
    ...(found.expertOpinions ?? []).map((each) =>
      record(
        `expert-${each.id}`,
        '专家意见',
        each.on,
        'sub',
        text(say('专家', each.expert), say('问题', each.question), each.opinion),
      ),
    ),
    found.panel &&
      record(
        'panel',
        '集体讨论记录',
        found.panel.on,
        'sub',
        text(
          say('主持人', found.panel.chair),
          ...found.panel.members.map((member) => `${member.name}：${member.opinion}`),
          say('结论', found.panel.conclusion),
        ),
      ),
    ...Object.values(found.objections ?? {}).map((each) =>
      record(
        `objection-${each.id}`,
        '异议复核记录',
        each.filedOn,
        'main',
        text(
          say('异议人', each.by),
          say('异议理由', each.grounds),
          each.decision && say('复核结果', `${objectionResultLabels[each.decision.result]}。${each.decision.reason}`),
          each.decision && say('复核人', name(each.decision.reviewerId)),
        ),
      ),
    ),
    rectification(found, names),
    found.answer &&
      record(
        'answer',
        '答复诉求人记录',
        on(found.answer.at),
        'sub',
        text(
          say('方式', answerViaLabels[found.answer.via]),
          found.answer.text,
          say('不答复的理由', found.answer.noneReason),
        ),
      ),
    found.closing &&
      record(
        'closing',
        '结案报告',
        on(found.closing.at),
        'main',
        text(
          say('结案方式', closingLabels[found.closing.kind]),
          found.closing.reason,
          say('监督成效', found.outcome?.summary),
          say('退还金额', found.outcome && found.outcome.refunded > 0 ? `${found.outcome.refunded}元` : ''),
          say('复查人', names(found.closing.checkedBy)),
          say('承办人', names(found.handlerIds)),
        ),
      ),
  ]
  return made.filter((each): each is DossierPaper => Boolean(each))
}

function record(id: string, title: string, date: string, volume: 'main' | 'sub', body: readonly Block[]): DossierPaper {
  return { id, title, date, volume, content: paper(title, body, date) }
}

function filing(
  found: SupervisionCase,
  ref: ReferenceData,
  name: (id: string | undefined) => string,
  names: (ids: readonly string[]) => string,
): DossierPaper | undefined {
  const { filing: asked, launch } = found
  const at = launch?.at ?? asked?.reviewedAt ?? asked?.proposedAt
  if (!at) return undefined
  return record(
    'filing',
    launch ? '启动监督记录' : '立案审批表',
    on(at),
    'main',
    text(
      say('案件名称', found.title),
      say('被监督机关', ref.organ(found.respondentOrganId)?.name),
      say('执法领域', ref.label('field', found.field)),
      say('执法类型', ref.label('enforcementType', found.enforcementType)),
      say('等级', ref.label('level', found.level)),
      say('承办人', names(found.handlerIds)),
      say('理由', launch?.reason ?? asked?.reason),
      '承办人均已声明与本案当事人、被监督机关无利害关系。',
      asked?.opinion && say('审批意见', `${asked.opinion}（${name(asked.reviewerId)}）`),
    ),
  )
}

function findings(found: SupervisionCase, ref: ReferenceData): DossierPaper | undefined {
  const all = Object.values(found.findings)
  const checked = checklistTopics.filter((topic) => found.checklist[topic])
  if (all.length === 0 && checked.length === 0) return undefined
  return record('findings', '核查终结报告', on(found.updatedAt), 'main', [
    ...text(
      ...checked.map((topic) => {
        const entry = found.checklist[topic]
        return `${ref.label('checklistTopic', topic)}：${entry ? checkResultLabels[entry.result] : ''}${entry?.note ? `，${entry.note}` : ''}`
      }),
      ...all.flatMap((finding) => [
        `认定：${ref.label('issue', finding.issue)}（${natureLabels[finding.nature]}）`,
        `事实：${finding.fact}`,
        say('证据', finding.evidence.join('、')),
        say('纠正意见', finding.correction),
      ]),
    ),
  ])
}

function rectification(found: SupervisionCase, names: (ids: readonly string[]) => string): DossierPaper | undefined {
  const items = Object.values(found.rectification ?? {})
  if (items.length === 0) return undefined
  const last =
    items
      .map(({ check }) => check?.on ?? '')
      .sort()
      .at(-1) ?? ''
  return record('rectification', '整改复查表', last, 'main', [
    {
      type: 'table',
      columns: [
        { title: '问题', width: 4 },
        { title: '措施', width: 3 },
        { title: '复查', width: 3 },
      ],
      rows: items.map(({ problem, measure, check }) => [
        problem,
        measure,
        check ? `${checkOutcomeLabels[check.result]}，${check.note}（${names(check.checkedBy)}）` : '未复查',
      ]),
    },
  ])
}
