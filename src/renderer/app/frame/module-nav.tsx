import { MenuFoldOutlined, MenuUnfoldOutlined } from '@ant-design/icons'
import { Link, useLocation, useNavigate } from '@tanstack/react-router'
import { Tooltip } from 'antd'
import { useSession } from '../../data/hooks'
import { useShortcuts } from '../../ui/keyboard/use-shortcuts'
import { formatCount } from '../../ui/time/format'
import { useUiState } from '../ui-state'
import styles from './frame.module.css'
import { frameMessages as text } from './messages'
import { isPageOf, modulesFor } from './modules'
import { useModuleCounts } from './use-module-counts'

export function ModuleNav() {
  const { roles } = useSession()
  const counts = useModuleCounts()
  const { navCollapsed, setNavCollapsed } = useUiState()
  const navigate = useNavigate()
  const { pathname } = useLocation()
  const modules = modulesFor(roles)
  useShortcuts(
    modules.map((module, index) => ({
      keys: [`alt+${index + 1}`],
      whileTyping: true,
      run: () => void navigate({ to: module.to }),
    })),
  )

  return (
    <nav aria-label={text.modules} className={`${styles.nav} ${navCollapsed ? styles.navNarrow : ''}`}>
      <ul className={styles.navList}>
        {modules.map((module, index) => {
          const { key, to, label, icon } = module
          const count = counts[key] ?? 0
          const link = (
            <Link
              to={to}
              className={styles.navLink}
              aria-current={isPageOf(module, pathname) ? 'page' : undefined}
              activeProps={{ 'aria-current': 'page' }}
              aria-keyshortcuts={`Alt+${index + 1}`}
            >
              <span aria-hidden="true" className={styles.navIcon}>
                {icon}
              </span>
              <span className={navCollapsed ? 'visually-hidden' : styles.navLabel}>{label}</span>
              {count > 0 && (
                <span className={styles.navCount}>
                  <span aria-hidden="true">{count > 9999 ? '9999+' : formatCount(count)}</span>
                  <span className="visually-hidden">{text.waiting(formatCount(count))}</span>
                </span>
              )}
            </Link>
          )
          return (
            <li key={key}>
              {navCollapsed ? (
                <Tooltip title={label} placement="right">
                  {link}
                </Tooltip>
              ) : (
                link
              )}
            </li>
          )
        })}
      </ul>
      <button
        type="button"
        className={styles.navFold}
        aria-label={navCollapsed ? text.expand : text.collapse}
        title={navCollapsed ? text.expand : text.collapse}
        onClick={() => setNavCollapsed(!navCollapsed)}
      >
        {navCollapsed ? <MenuUnfoldOutlined aria-hidden /> : <MenuFoldOutlined aria-hidden />}
      </button>
    </nav>
  )
}
