import { App, Button } from 'antd'
import { useEffect } from 'react'
import { errorReport } from './error-report'
import { errorMessages as text } from './messages'
import { saveReport } from './save-report'

/** The one harmless error: the browser tells that a layout took more than one frame to settle. */
const harmless = /ResizeObserver loop/

/** Tells of errors outside of pages instead of swallowing them. */
export function BackgroundErrors() {
  const { notification } = App.useApp()
  useEffect(() => {
    function tell(problem: unknown) {
      const report = errorReport(problem, { at: new Date(), hash: location.hash, userAgent: navigator.userAgent })
      notification.error({
        key: 'background-error',
        title: text.background,
        description: text.code(report.report),
        actions: <Button onClick={() => saveReport(report)}>{text.save}</Button>,
        duration: 0,
      })
    }
    const onError = (event: ErrorEvent) => {
      if (!harmless.test(event.message)) tell(event.error ?? event.message)
    }
    const onRejection = (event: PromiseRejectionEvent) => tell(event.reason)
    window.addEventListener('error', onError)
    window.addEventListener('unhandledrejection', onRejection)
    return () => {
      window.removeEventListener('error', onError)
      window.removeEventListener('unhandledrejection', onRejection)
    }
  }, [notification])
  return null
}
