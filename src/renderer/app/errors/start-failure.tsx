import { Look } from '../theme/look'
import { ErrorPage } from './error-page'
import { errorReport } from './error-report'

/** The data worker did not come up: nothing else can be shown. */
export function StartFailure({ problem, nonce }: { problem: unknown; nonce: string | undefined }) {
  const report = errorReport(problem, { at: new Date(), hash: location.hash, userAgent: navigator.userAgent })
  return (
    <Look nonce={nonce}>
      <ErrorPage report={report} onRetry={() => location.reload()} />
    </Look>
  )
}
