import { Button } from 'antd'
import { useState } from 'react'
import { DeskError } from '#shared/messages/catalogue'
import { RefusalNotice } from '../../ui/feedback/refusal-notice'
import { errorReport } from './error-report'
import { errorMessages as text } from './messages'
import { saveReport } from './save-report'

/** What a call failed with: a refusal in its own words; what nobody foresaw with its number and a file for support. */
export function ProblemNotice({ problem }: { problem: unknown }) {
  const [at] = useState(() => new Date())
  if (problem instanceof DeskError) return <RefusalNotice refusal={problem.refusal} />
  const report = errorReport(problem, { at, hash: location.hash, userAgent: navigator.userAgent })
  return (
    <>
      <RefusalNotice refusal={{ code: 'general.unexpected', args: { report: report.report } }} />
      <Button onClick={() => saveReport(report)}>{text.save}</Button>
    </>
  )
}
