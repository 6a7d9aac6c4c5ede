import { type ErrorReport, reportFileName } from './error-report'

/** By a plain download: it must work when nothing else does. */
export function saveReport(report: ErrorReport): void {
  const url = URL.createObjectURL(new Blob([JSON.stringify(report, null, 2)], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = url
  link.download = reportFileName(report)
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
