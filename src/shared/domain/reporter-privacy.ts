import { veilNumber, veilNumbers } from './private-numbers'
import type { Reporter, WorkOrder } from './work-order'

/** What of a reporter is covered on every screen until somebody gives a reason to see it (domain.md §6). */
export const reporterFields = ['name', 'phone', 'address', 'creditCode'] as const
export type ReporterField = (typeof reporterFields)[number]

/** The same, with what intake did not recognise: any of its columns may hold an identity number. */
export const unmaskFields = [...reporterFields, 'raw'] as const
export type UnmaskField = (typeof unmaskFields)[number]

export const unmaskFieldLabels: Readonly<Record<UnmaskField, string>> = {
  name: '姓名',
  phone: '电话',
  address: '地址',
  creditCode: '证件号（信用代码）',
  raw: '来件其他字段',
}

/** How long an uncovered field stays readable. */
export const UNMASKED_FOR_MS = 10 * 60_000
/** More fields than this on one day, and reviewers and auditors are told. */
export const MOST_UNMASKED_A_DAY = 20

const REPORT = 'report'

/** 举报, or a reporter who asked to stay unknown: nobody but the case's handlers and the hotline may know him. */
export function isSecretReporter({ appealType, reporter }: Pick<WorkOrder, 'appealType' | 'reporter'>): boolean {
  return reporter.confidential || reporter.anonymous || appealType === REPORT
}

/** The reporter as screens show him: where there is something, that much is seen. */
export function veiledReporter(reporter: Reporter): Reporter {
  const covered = reporterFields.map((field) => [field, veiled(field, reporter[field])])
  return { ...reporter, ...Object.fromEntries(covered) }
}

export function veiledRaw(raw: WorkOrder['raw']): WorkOrder['raw'] {
  return Object.fromEntries(Object.entries(raw).map(([name, value]) => [name, veilNumbers(value)]))
}

function veiled(field: ReporterField, value: string): string {
  if (value === '') return ''
  switch (field) {
    case 'name':
      return `${[...value][0]}**`
    case 'address':
      return value.length > 6 ? `${value.slice(0, 6)}****` : '****'
    case 'phone':
      return value.length > 7 ? `${value.slice(0, 3)}****${value.slice(-4)}` : '****'
    case 'creditCode':
      return veilNumber(value)
  }
}

/** The field in clear, as far as this order holds it; empty where it does not. */
export function unmaskedText({ reporter, raw }: Pick<WorkOrder, 'reporter' | 'raw'>, field: UnmaskField): string {
  if (field !== 'raw') return reporter[field]
  return Object.entries(raw ?? {})
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}：${value}`)
    .join('\n')
}
