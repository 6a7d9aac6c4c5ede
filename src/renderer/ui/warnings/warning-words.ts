import type { ReferenceData } from '#shared/domain/reference-data'
import { warningKindLabels } from '#shared/domain/warning'
import type { WarningView } from '../../data/desk-worker-api'
import { monthsName, partName } from '../focus/place-names'
import { formatDay } from '../time/format'
import { warningWords as text } from './messages'

/** What a warning is about, in one line. */
export function warningTitle(found: WarningView, ref: ReferenceData): string {
  const { evidence, severity } = found
  if (evidence.type === 'orders') return partName(evidence.filter, ref)
  if (evidence.type === 'return') return text.returnOf(ref.organ(evidence.organId)?.name ?? '', evidence.title)
  if (evidence.type === 'push') return text.pushOf(evidence.partner, evidence.title)
  if (evidence.type === 'records') return text.repeated(evidence.partyName)
  const what = text.limits[evidence.limit]
  const standing = severity === 'red' ? text.overdue(what) : text.near(what)
  return `${standing}：${found.caseTitle || text.unknownCase}`
}

/** The numbers or the day it rests on. */
export function warningNote(found: WarningView): string {
  const { evidence, figures } = found
  if (evidence.type === 'return') return [warningKindLabels[found.kind], text.due(formatDay(evidence.dueAt))].join('　')
  if (evidence.type === 'push') return [warningKindLabels[found.kind], evidence.reason].filter(Boolean).join('　')
  if (evidence.type === 'case')
    return [found.caseNo || text.awaitingNumber, text.due(formatDay(evidence.dueAt))].join('　')
  const numbers = Object.entries(figures).map(([name, value]) =>
    text.figure(name, `${value}${name.endsWith('率') ? '%' : ''}`),
  )
  const when =
    evidence.type === 'records'
      ? text.days(formatDay(evidence.from), formatDay(evidence.to))
      : monthsName(evidence.filter)
  return [warningKindLabels[found.kind], when, ...numbers].join('　')
}
