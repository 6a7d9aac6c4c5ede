import type { ReferenceData } from './reference-data'
import { remedyNotice } from './remedy-notice'
import type { SupervisionCase } from './supervision-case'

const wrong: ReadonlySet<string> = new Set(['unlawful', 'improper'])
/** Whoever disagrees with the act itself goes these ways. */
const routes = ['reconsideration', 'litigation'] as const

/**
 * The answer to the reporter as the case stands: what was looked into, what was found and came of it, the remedies with
 * their limits, and what supervision is not. Nothing of the inside, of other parties or of who reported is in it.
 */
export function draftAnswer(
  found: SupervisionCase,
  ref: Pick<ReferenceData, 'organ' | 'label' | 'dictionary'>,
): string {
  const organ = ref.organ(found.respondentOrganId)?.name ?? '有关单位'
  return [
    `您反映的${organ}有关问题，我局已依法进行行政执法监督。`,
    foundWords(found, organ, ref),
    outcomeWords(found, organ, ref),
    remedyWords(ref),
    remedyNotice,
  ]
    .filter((line) => line !== '')
    .join('\n')
}

function foundWords({ findings }: SupervisionCase, organ: string, ref: Pick<ReferenceData, 'label'>): string {
  const all = Object.values(findings)
  if (all.length === 0) return ''
  const issues = [
    ...new Set(all.filter(({ nature }) => wrong.has(nature)).map(({ issue }) => ref.label('issue', issue))),
  ]
  if (issues.length > 0) return `经核查，${organ}存在${issues.join('、')}的问题。`
  if (all.some(({ nature }) => nature === 'unclear')) return '经核查，现有证据不能查清您反映的全部事实。'
  return `经核查，未发现${organ}存在违法或者不当的行政执法行为。`
}

function outcomeWords(found: SupervisionCase, organ: string, ref: Pick<ReferenceData, 'label' | 'organ'>): string {
  const { opinionId, decisionId, outcome } = found
  const government = ref.organ(ref.organ(found.jurisdictionOrganId)?.governmentId)?.name ?? '本级人民政府'
  const paper = decisionId ? `${government}已作出行政执法监督决定` : opinionId ? '我局已制发行政执法监督意见书' : ''
  const kinds = (outcome?.kinds ?? []).map((kind) => ref.label('outcome', kind))
  const refunded = outcome?.refunded ? `退还款项${outcome.refunded}元` : ''
  const results = [...kinds, refunded].filter(Boolean).join('，')
  return [paper && `${paper}，督促${organ}改正。`, results && `处理结果：${results}。`].filter(Boolean).join('')
}

function remedyWords(ref: Pick<ReferenceData, 'dictionary'>): string {
  const items = ref.dictionary('remedyRoute')?.items ?? []
  const ways = routes.flatMap((route) => {
    const item = items.find(({ code }) => code === route)
    return item && typeof item.limit === 'string' ? [`${item.label}：${item.limit}`] : []
  })
  return ways.length > 0 ? `对原行政行为不服的，可以依法申请行政复议或者提起行政诉讼。${ways.join('')}` : ''
}
