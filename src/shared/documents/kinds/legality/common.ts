import { formatCivilDate } from '#shared/domain/civil-date'
import { identitiesIn, phonesIn } from '#shared/domain/private-numbers'
import { titleLines } from '../../layout/title-lines'
import { pictographsIn, unprintableIn } from '../../printable-text'
import type { CheckContext } from '../kind'
import { rareCharacters } from '../rare-characters'
import type { Finding } from './problem'
import { checkValues } from './values'

export interface CommonChecked {
  readonly title: string
  readonly addressee: string
  readonly mark?: string
  readonly coIssuers?: readonly string[]
  readonly signatories: readonly string[]
  readonly date?: string
  readonly draftedOn: string
  readonly note?: string
  readonly copiesTo?: readonly string[]
  readonly printingOrgan?: string
}

/** A field that prints, and its text. */
export type PrintedText = readonly [path: string, text: string]

const MAX_TITLE_LINES = 3

/** What holds for every kind: title, date, private data, rare characters, numbers that agree with the case. */
export function checkCommon(content: CommonChecked, context: CheckContext, texts: readonly PrintedText[]): Finding[] {
  return [
    ...titleProblem(content),
    ...dateProblems(content, context),
    ...texts.flatMap(([path, text]) => privateData(path, text)),
    ...rareProblem(content, texts),
    ...strangeCharacters(content, texts),
    ...unsignedProblem(content),
    ...checkValues(content, context, texts),
  ]
}

function titleProblem({ title, signatories, addressee }: CommonChecked): Finding[] {
  const lines = titleLines(title, [...signatories, addressee]).length
  return lines > MAX_TITLE_LINES ? [{ code: 'titleTooLong', path: 'title', args: { lines } }] : []
}

/** A document cannot be older than what it tells of. */
function dateProblems(content: CommonChecked, { facts }: CheckContext): Finding[] {
  if (!facts) return []
  const date = content.date || facts.today
  const known: [string, string | undefined][] = [
    ...facts.orders.map((order): [string, string] => ['收到工单的日期', order.receivedOn]),
    ...facts.acts.map((act): [string, string | undefined] => ['执法行为的作出日期', act.decidedOn]),
    ['立案日期', facts.filedOn],
    ['通知陈述意见的日期', facts.statement?.invitedOn],
    ['法制审核日期', facts.legalReview?.on],
    ['集体讨论日期', facts.panel?.on],
  ]
  const late = known.filter((entry): entry is [string, string] => entry[1] !== undefined && entry[1] > date)
  return late.map(([what, on]) => ({
    code: 'dateBeforeFacts',
    path: 'date',
    args: { date: formatCivilDate(date), what, on: formatCivilDate(on) },
  }))
}

function privateData(path: string, text: string): Finding[] {
  return [
    ...phonesIn(text).map((found): Finding => ({ code: 'phoneInBody', path, args: { text: masked(found) } })),
    ...identitiesIn(text).map((found): Finding => ({ code: 'identityInBody', path, args: { text: masked(found) } })),
  ]
}

/** Enough to find it, not enough to copy it into a log. */
function masked(number: string): string {
  return `${number.slice(0, 3)}***${number.slice(-2)}`
}

function rareProblem(content: CommonChecked, texts: readonly PrintedText[]): Finding[] {
  return [...texts, ...nameTexts(content)].flatMap(([path, text]): Finding[] => {
    const rare = rareCharacters(text)
    return rare.length > 0 ? [{ code: 'rareCharacters', path, args: { text: rare.join('') } }] : []
  })
}

/** What prints besides the texts: names of organs, and the note under the date. */
function nameTexts({ mark, coIssuers, addressee, signatories, note, copiesTo, printingOrgan }: CommonChecked) {
  const each = (path: string, names: readonly string[] = []) =>
    names.map((name, at): PrintedText => [`${path}.${at}`, name])
  const single: PrintedText[] = [
    ['mark', mark ?? ''],
    ['addressee', addressee],
    ['note', note ?? ''],
    ['printingOrgan', printingOrgan ?? ''],
  ]
  return [
    ...single,
    ...each('coIssuers', coIssuers),
    ...each('signatories', signatories),
    ...each('copiesTo', copiesTo),
  ]
}

/** What pasting brings along: control characters are left out in print, pictographs would print as boxes. */
function strangeCharacters(content: CommonChecked, texts: readonly PrintedText[]): Finding[] {
  return [...texts, ...nameTexts(content)].flatMap(([path, text]): Finding[] => {
    const hidden = unprintableIn(text).length
    const pictographs = pictographsIn(text)
    return [
      ...(hidden > 0 ? [{ code: 'unprintableCharacters' as const, path, args: { n: hidden } }] : []),
      ...(pictographs.length > 0
        ? [{ code: 'pictographs' as const, path, args: { text: pictographs.slice(0, 5).join('') } }]
        : []),
    ]
  })
}

/** Who issues jointly signs jointly. */
function unsignedProblem({ coIssuers = [], signatories }: CommonChecked): Finding[] {
  return coIssuers
    .filter((organ) => !signatories.includes(organ))
    .map((organ) => ({ code: 'coIssuerUnsigned', path: 'signatories', args: { organ } }))
}
