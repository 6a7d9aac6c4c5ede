import { DownOutlined } from '@ant-design/icons'
import { useNavigate } from '@tanstack/react-router'
import { App, Button, Dropdown } from 'antd'
import { useState } from 'react'
import { roleLabels } from '#shared/domain/roles'
import { useReference, useSession, useSyncStatus } from '../../data/hooks'
import { type GuideKey, guideOf } from '../../features/guide/guide-of'
import { useGuideState } from '../../features/guide/guide-state'
import { ChangePasswordDialog } from '../../features/session/change-password-dialog'
import { OwnSessionsDialog } from '../../features/session/own-sessions-dialog'
import type { SessionControl } from '../../features/session/session-gate'
import { useHost } from '../../ui/host/host-context'
import { useShortcuts } from '../../ui/keyboard/use-shortcuts'
import { useUiState } from '../ui-state'
import styles from './frame.module.css'
import { frameMessages as text } from './messages'
import { modulesFor } from './modules'
import { ProgramUpdateDialog } from './program-update-dialog'
import { updateMessages as updateText } from './update-messages'

export function UserMenu({ control }: { control: SessionControl }) {
  const session = useSession()
  const reference = useReference()
  const { pending } = useSyncStatus()
  const { theme, setTheme, setKeyboardMapOpen } = useUiState()
  const navigate = useNavigate()
  const showGuide = useGuideState((state) => state.show)
  const [passwordOpen, setPasswordOpen] = useState(false)
  const [sessionsOpen, setSessionsOpen] = useState(false)
  const [updateOpen, setUpdateOpen] = useState(false)
  const { updates } = useHost()
  const { modal } = App.useApp()
  useShortcuts([{ keys: ['ctrl+l'], whileTyping: true, run: control.lock }])

  const guide = guideOf(session.roles)
  function openGuide(key: GuideKey) {
    showGuide(key)
    void navigate({ to: modulesFor(session.roles)[0]?.to ?? '/workbench' })
  }

  function askLogout() {
    void modal.confirm({
      title: text.logoutTitle,
      content: pending > 0 ? text.logoutPending(pending) : session.enrolled ? text.logoutPlain : text.logoutMemory,
      okText: text.logout,
      onOk: control.logout,
    })
  }

  const roles = session.roles.map((role) => roleLabels[role]).join('、')
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            {
              key: 'who',
              type: 'group',
              label: `${reference.organ(session.organId)?.name ?? ''}　${roles}`,
              children: [
                { key: 'lock', label: text.lock, extra: 'Ctrl+L', onClick: control.lock },
                {
                  key: 'theme',
                  label: theme === 'light' ? text.dark : text.light,
                  onClick: () => setTheme(theme === 'light' ? 'dark' : 'light'),
                },
                { key: 'keys', label: text.keyboardMap, extra: '?', onClick: () => setKeyboardMapOpen(true) },
                { key: 'password', label: text.changePassword, onClick: () => setPasswordOpen(true) },
                { key: 'sessions', label: text.ownSessions, onClick: () => setSessionsOpen(true) },
                ...(updates
                  ? [{ key: 'update', label: updateText.programUpdate, onClick: () => setUpdateOpen(true) }]
                  : []),
                ...(guide ? [{ key: 'guide', label: text.guide, onClick: () => openGuide(guide) }] : []),
              ],
            },
            { type: 'divider' },
            { key: 'logout', label: text.logout, onClick: askLogout },
          ],
        }}
      >
        <Button type="text" className={styles.user} aria-label={`${text.userMenu}：${session.name}`}>
          {session.name}
          <DownOutlined aria-hidden="true" />
        </Button>
      </Dropdown>
      {passwordOpen && <ChangePasswordDialog onClose={() => setPasswordOpen(false)} />}
      {updates && updateOpen && <ProgramUpdateDialog updates={updates} onClose={() => setUpdateOpen(false)} />}
      {sessionsOpen && <OwnSessionsDialog onClose={() => setSessionsOpen(false)} />}
    </>
  )
}
