import type { OrganAdvice, RouteAdvice, Verdict } from './classification'

export interface AnswerParts {
  readonly verdict: Verdict
  /** What it may be, in the words of the field. */
  readonly topics: readonly string[]
  readonly organ: OrganAdvice | undefined
  readonly routes: readonly RouteAdvice[]
  /** The bureau that supervises enforcement where the matter happened. */
  readonly bureau: string
  /** The sentence that every answer ends with (domain.md §11); a phrase of the city's dictionary. */
  readonly notReplacing: string
}

/** Routes against what an authority did: named together, each with its own limit. */
const againstActs: ReadonlySet<string> = new Set(['reconsideration', 'litigation'])

/** A sentence that hotline staff can read out or paste as it is. */
export function citizenAnswer(parts: AnswerParts): string {
  return ['您好，', first(parts), against(parts), others(parts), ending(parts)].join('')
}

function first({ verdict, topics, organ, routes, bureau }: AnswerParts): string {
  const what = topics.length > 0 ? `涉嫌${topics.slice(0, 2).join('、')}的` : '执法'
  const who = organ?.name ?? '有关部门'
  switch (verdict) {
    case 'lead':
      return `您反映的${organ?.name ?? ''}${what}问题，属于行政执法监督的范围，我们已如实记录，作为监督线索移交${bureau}，办理结果会答复您。`
    case 'possible':
      return `您反映的问题我们已如实记录，转${who}办理并答复您；其中涉及执法的，我们会提请${bureau}研判。`
    case 'none':
      return routes.length > 0
        ? '您反映的问题我们已如实记录。'
        : `您反映的问题我们已如实记录，转${who}在规定期限内办理并答复您。`
  }
}

function against({ routes }: AnswerParts): string {
  const ways = routes
    .filter(({ code }) => againstActs.has(code))
    .map(({ label, limit }) => `${label}（${plain(limit)}）`)
  return ways.length > 0 ? `对行政机关作出的决定不服的，您可以依法申请${ways.join('，或者提起')}。` : ''
}

function others({ routes }: AnswerParts): string {
  const ways = routes.filter(({ code }) => !againstActs.has(code))
  return ways.map(({ label, limit }) => `这类事项还可以通过${label}解决：${plain(limit)}。`).join('')
}

function ending({ verdict, routes, notReplacing }: AnswerParts): string {
  return verdict === 'none' && !routes.some(({ code }) => againstActs.has(code)) ? '' : notReplacing
}

function plain(sentence: string): string {
  return sentence.replace(/。$/, '')
}
