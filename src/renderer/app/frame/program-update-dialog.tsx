import { Button, Modal } from 'antd'
import { useState } from 'react'
import type { HostUpdates, OfferedUpdate } from '#shared/host'
import { useHost } from '../../ui/host/host-context'
import { ProblemNotice } from '../errors/problem-notice'
import { useCall } from '../errors/use-call'
import { useInstallUpdate } from '../use-install-update'
import { GoBack } from './go-back'
import styles from './program-update.module.css'
import { updateMessages as text } from './update-messages'

interface DialogProps {
  readonly updates: HostUpdates
  readonly onClose: () => void
}

/** Looks for a later version when asked, and goes back to the one before. */
export function ProgramUpdateDialog({ updates, onClose }: DialogProps) {
  const { system } = useHost()
  const install = useInstallUpdate(updates)
  const { busy, problem, run } = useCall()
  const [found, setFound] = useState<OfferedUpdate | 'none'>()

  return (
    <Modal open title={text.programUpdate} footer={null} onCancel={onClose} width={640}>
      <p>{text.present(system.version)}</p>
      {found === 'none' && <p role="status">{text.noneFound}</p>}
      {found && found !== 'none' && (
        <>
          <p role="status">{text.offered(found.version)}</p>
          {!found.wayBack && <p>{text.noWayBack}</p>}
        </>
      )}
      {problem !== undefined && <ProblemNotice problem={problem} />}
      <p className={styles.act}>
        {found && found !== 'none' ? (
          <Button type="primary" loading={busy} onClick={() => void run(install)}>
            {text.install}
          </Button>
        ) : (
          <Button loading={busy} onClick={() => void run(async () => setFound((await updates.check()) ?? 'none'))}>
            {text.look}
          </Button>
        )}
      </p>
      <GoBack updates={updates} />
    </Modal>
  )
}
