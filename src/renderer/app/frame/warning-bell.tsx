import { BellOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import { Button, Popover, Switch } from 'antd'
import { useId, useState } from 'react'
import { isWarningFor } from '#shared/domain/warning'
import { useReference, useSession, useWarnings } from '../../data/hooks'
import { useHost } from '../../ui/host/host-context'
import { StatusTag } from '../../ui/status/status-tag'
import { warningWords } from '../../ui/warnings/messages'
import { EvidenceLink } from '../../ui/warnings/warning-link'
import { warningNote, warningTitle } from '../../ui/warnings/warning-words'
import { noticesAreOn, useUiState } from '../ui-state'
import styles from './frame.module.css'
import { frameMessages as text } from './messages'

const SHOWN = 8

/** Warnings that wait for this officer; each opens to its evidence. */
export function WarningBell() {
  const ref = useReference()
  const { userId, roles } = useSession()
  const [open, setOpen] = useState(false)
  const waiting = (useWarnings() ?? []).filter((found) => found.state === 'open' && isWarningFor(found, userId))
  if (!roles.some((role) => warned.has(role))) return null
  const close = () => setOpen(false)
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      open={open}
      onOpenChange={setOpen}
      content={
        <div className={styles.bell}>
          {waiting.length === 0 && <p className={styles.hitsNote}>{text.noWarnings}</p>}
          <ul className={styles.bellRows}>
            {waiting.slice(0, SHOWN).map((found) => (
              <li key={found.id}>
                <StatusTag tone={found.severity}>{warningWords.severity[found.severity]}</StatusTag>
                <span className={styles.bellText}>
                  <EvidenceLink warning={found} onClick={close}>
                    {warningTitle(found, ref)}
                  </EvidenceLink>
                  <span className={styles.bellNote}>{warningNote(found)}</span>
                </span>
                <Link to="/warnings" search={{ warning: found.id }} onClick={close}>
                  {text.handleWarning}
                </Link>
              </li>
            ))}
          </ul>
          <div className={styles.bellFoot}>
            <Link to="/warnings" onClick={close}>
              {text.allWarnings}
            </Link>
            <NoticeSwitch />
          </div>
        </div>
      }
    >
      <Button type="text" className={styles.bellButton} aria-label={text.warnings(waiting.length)}>
        <BellOutlined aria-hidden="true" />
        {waiting.length > 0 && (
          <span aria-hidden="true" className={styles.bellCount}>
            {waiting.length > 99 ? '99+' : waiting.length}
          </span>
        )}
      </Button>
    </Popover>
  )
}

const warned: ReadonlySet<string> = new Set(['officer', 'reviewer', 'issuer', 'auditor'])

/** Nobody is asked for leave before he wants notes: the browser asks when he turns them on. */
function NoticeSwitch() {
  const { kind, system } = useHost()
  const { notices, setNotices } = useUiState()
  const [refused, setRefused] = useState(false)
  const words = useId()
  if (!system.notify) return null
  async function change(on: boolean) {
    const granted = !on || !system.askToNotify || (await system.askToNotify())
    setRefused(!granted)
    setNotices(on && granted)
  }
  return (
    <span className={styles.bellSwitch}>
      <span id={words}>{refused ? text.noticesRefused : text.notices}</span>
      <Switch
        size="small"
        aria-labelledby={words}
        checked={noticesAreOn(notices, kind)}
        onChange={(on) => void change(on)}
      />
    </span>
  )
}
