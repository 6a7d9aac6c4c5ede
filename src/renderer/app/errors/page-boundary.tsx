import { Button, Space } from 'antd'
import { Component, type ErrorInfo, type ReactNode } from 'react'
import { messageOf } from '#shared/messages/catalogue'
import { EmptyState } from '../../ui/feedback/empty-state'
import { type ErrorReport, errorReport } from './error-report'
import { errorMessages as text } from './messages'
import { saveReport } from './save-report'

interface PageBoundaryState {
  readonly report: ErrorReport | undefined
}

/** Catches bugs of a page, so that the frame, the sync and what was typed elsewhere live on. */
export class PageBoundary extends Component<{ children: ReactNode }, PageBoundaryState> {
  override state: PageBoundaryState = { report: undefined }

  override componentDidCatch(problem: unknown, info: ErrorInfo) {
    this.setState({
      report: errorReport(problem, {
        at: new Date(),
        hash: location.hash,
        userAgent: navigator.userAgent,
        componentStack: info.componentStack ?? '',
      }),
    })
  }

  static getDerivedStateFromError(problem: unknown): PageBoundaryState {
    return {
      report: errorReport(problem, { at: new Date(), hash: location.hash, userAgent: navigator.userAgent }),
    }
  }

  override render() {
    const { report } = this.state
    if (!report) return this.props.children
    return <ErrorPage report={report} onRetry={() => this.setState({ report: undefined })} />
  }
}

function ErrorPage({ report, onRetry }: { report: ErrorReport; onRetry: () => void }) {
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
