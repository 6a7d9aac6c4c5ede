import { Button, Space } from 'antd'
import { messageOf } from '#shared/messages/catalogue'
import { EmptyState } from '../../ui/feedback/empty-state'
import type { ErrorReport } from './error-report'
import { errorMessages as text } from './messages'
import { saveReport } from './save-report'

/** What is shown instead of a page that broke: its number, what to do, the file for support. */
export function ErrorPage({ report, onRetry }: { report: ErrorReport; onRetry: () => void }) {
  return (
    <div role="alert">
      <EmptyState
        title={`${text.title}（${text.code(report.report)}）`}
        action={
          <Space>
            <Button type="primary" onClick={onRetry}>
              {text.retry}
            </Button>
            <Button onClick={() => saveReport(report)}>{text.save}</Button>
            <Button onClick={() => location.reload()}>{text.reload}</Button>
          </Space>
        }
      >
        <p>{messageOf('general.unexpected').todo}</p>
        <p>{text.saveHint}</p>
      </EmptyState>
    </div>
  )
}
