import { Component, type ErrorInfo, type ReactNode } from 'react'
import { ErrorPage } from './error-page'
import { type ErrorReport, errorReport } from './error-report'

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
