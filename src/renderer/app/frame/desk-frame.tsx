import { Navigate, Outlet, useLocation } from '@tanstack/react-router'
import { App, Tooltip } from 'antd'
import { useSession } from '../../data/hooks'
import { FirstStartGuide } from '../../features/guide/first-start-guide'
import { UnmaskAlarms } from '../../features/privacy/unmask-alarms'
import { ConnectionBanner } from '../../features/session/connection-banner'
import type { SessionControl } from '../../features/session/session-gate'
import { StatusTag } from '../../ui/status/status-tag'
import { PageBoundary } from '../errors/page-boundary'
import { KeyboardMapDialog } from '../keyboard/keyboard-map-dialog'
import styles from './frame.module.css'
import { GlobalSearch } from './global-search'
import { frameMessages as text } from './messages'
import { ModuleNav } from './module-nav'
import { modulesFor } from './modules'
import { SyncIndicator } from './sync-indicator'
import { UserMenu } from './user-menu'
import { WarningBell } from './warning-bell'

/** What stays on every page: modules at the left, search, sync state and user at the top. */
export function DeskFrame({ control }: { control: SessionControl }) {
  return (
    // A second one within the router: messages made on pages hold links.
    <App component={false}>
      <Frame control={control} />
    </App>
  )
}

function Frame({ control }: { control: SessionControl }) {
  const { demo, roles } = useSession()
  const { pathname } = useLocation()
  const modules = modulesFor(roles)
  const first = modules[0]?.to
  // Who has no workbench begins with what he has.
  if (first && pathname === '/workbench' && !modules.some(({ to }) => to === '/workbench'))
    return <Navigate to={first} replace />
  return (
    <div className={styles.frame}>
      {/* biome-ignore lint/a11y/useValidAnchor: a jump within the page, made by hand because the address after # is the route */}
      <a href="#content" className={styles.skip} onClick={focusContent}>
        {text.skipToContent}
      </a>
      <header className={styles.top}>
        <span className={styles.product}>{text.product}</span>
        {demo && (
          <Tooltip title={text.demoHint}>
            <span>
              <StatusTag tone="quiet">{text.demo}</StatusTag>
            </span>
          </Tooltip>
        )}
        <GlobalSearch />
        <SyncIndicator />
        <WarningBell />
        <UserMenu control={control} />
      </header>
      <ModuleNav />
      <main id="content" tabIndex={-1} className={styles.content}>
        <ConnectionBanner />
        <UnmaskAlarms />
        {pathname === first && <FirstStartGuide />}
        <div className={styles.page}>
          <PageBoundary>
            <Outlet />
          </PageBoundary>
        </div>
      </main>
      <KeyboardMapDialog />
    </div>
  )
}

/** The address after `#` is the page's own, so the jump is made by hand. */
function focusContent(event: React.MouseEvent) {
  event.preventDefault()
  document.getElementById('content')?.focus()
}
