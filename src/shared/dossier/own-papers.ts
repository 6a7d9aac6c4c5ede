import { type Block, paragraphs } from '../documents/blocks'
import { civilDateOf, formatCivilDate } from '../domain/civil-date'
import { answerViaLabels } from '../domain/field-text'
import { objectionResultLabels } from '../domain/investigation'
import type { ReferenceData } from '../domain/reference-data'
import type { SupervisionCase } from '../domain/supervision-case'
import type { DossierPaper } from './dossier-papers'
import { paper } from './paper'
import type { VolumeKind } from './volumes'

/** What a case records and no kind of document stands for: printed as it is. */
export function ownPapers(found: SupervisionCase, ref: ReferenceData): DossierPaper[] {
  return [...launched(found, ref), ...fileLists(found, ref), ...objections(found, ref), ...answered(found)]
}

const say = (name: string, value: string | undefined): string => (value ? `${name}：${value}` : '')
const text = (...lines: readonly (string | undefined | false)[]): Block[] =>
  paragraphs(lines.filter((line) => line).join('\n'))

function own(id: string, title: string, date: string, volume: VolumeKind, body: readonly Block[]): DossierPaper {
  return { id, title, date, volume, content: paper(title, body, date) }
}

function launched(found: SupervisionCase, ref: ReferenceData): DossierPaper[] {
  const { launch } = found
  if (!launch) return []
  const body = text(
    say('案件名称', found.title),
    say('被监督机关', ref.organ(found.respondentOrganId)?.name),
    say('等级', ref.label('level', found.level)),
    say('承办人', found.handlerIds.map((id) => ref.user(id)?.name ?? id).join('、')),
    say('理由', launch.reason),
    say('逾期启动的理由', launch.lateReason),
  )
  return [own('launch', '启动监督记录', civilDateOf(launch.at), 'main', body)]
}

function fileLists(found: SupervisionCase, ref: ReferenceData): DossierPaper[] {
  return Object.values(found.fileRequests ?? {}).map((request) =>
    own(`request-${request.id}`, '调取案卷清单', request.requestedOn, 'main', [
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
        rows: request.received.map(({ name, pages, original }) => [name, String(pages), original ? '是' : '否']),
      },
    ]),
  )
}

function objections(found: SupervisionCase, ref: ReferenceData): DossierPaper[] {
  return Object.values(found.objections ?? {}).map(({ id, by, filedOn, grounds, decision }) =>
    own(
      `objection-${id}`,
      '异议复核记录',
      filedOn,
      'main',
      text(
        say('异议人', by),
        say('异议理由', grounds),
        decision && say('复核结果', `${objectionResultLabels[decision.result]}。${decision.reason}`),
        decision && say('复核人', ref.user(decision.reviewerId)?.name ?? decision.reviewerId),
      ),
    ),
  )
}

function answered({ answer }: SupervisionCase): DossierPaper[] {
  if (!answer) return []
  const body = text(say('方式', answerViaLabels[answer.via]), answer.text, say('不答复的理由', answer.noneReason))
  return [own('answer', '答复诉求人记录', civilDateOf(answer.at), 'sub', body)]
}
