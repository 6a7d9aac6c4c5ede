import { Alert, App, Button, Checkbox, Modal, Typography } from 'antd'
import { useEffect, useState } from 'react'
import type { EarlierVersion, HostUpdates, OfferedUpdate } from '#shared/host'
import { DeskError, explain, type Refusal } from '#shared/messages/catalogue'
import { useDesk, useSession, useSyncStatus } from '../../data/hooks'
import { RefusalNotice } from '../../ui/feedback/refusal-notice'
import { useHost } from '../../ui/host/host-context'
import { formatBytes, formatMoment } from '../../ui/time/format'
import { useInstallUpdate } from '../use-install-update'
import { updateMessages as text } from './update-messages'

interface DialogProps {
  readonly updates: HostUpdates
  readonly onClose: () => void
}

/** Looks for a later version when asked, and goes back to the one before. */
export function ProgramUpdateDialog({ updates, onClose }: DialogProps) {
  const { system } = useHost()
  const install = useInstallUpdate(updates)
  const [found, setFound] = useState<OfferedUpdate | 'none'>()
  const [refusal, setRefusal] = useState<Refusal>()
  const [busy, setBusy] = useState(false)

  async function look() {
    setBusy(true)
    setRefusal(undefined)
    try {
      setFound((await updates.check()) ?? 'none')
    } catch (error) {
      if (!(error instanceof DeskError)) throw error
      setRefusal(error.refusal)
    } finally {
      setBusy(false)
    }
  }

  return (
    <Modal open title={text.programUpdate} footer={null} onCancel={onClose} width={640}>
      <p>{text.present(system.version)}</p>
      {refusal && <RefusalNotice refusal={refusal} />}
      {found === 'none' && <p role="status">{text.noneFound}</p>}
      {found && found !== 'none' ? (
        <>
          <p role="status">{text.offered(found.version)}</p>
          {!found.wayBack && <p>{text.noWayBack}</p>}
          <Button type="primary" onClick={install}>
            {text.install}
          </Button>
        </>
      ) : (
        <Button loading={busy} onClick={() => void look()}>
          {text.look}
        </Button>
      )}
      <GoBack updates={updates} />
    </Modal>
  )
}

/** What only this machine has, and the copy that the earlier version opens. */
interface Standing {
  readonly earlier: EarlierVersion | undefined
  readonly copyAt: string | undefined
  readonly fileBytes: number
}

function GoBack({ updates }: { updates: HostUpdates }) {
  const desk = useDesk()
  const { userId } = useSession()
  const { pending } = useSyncStatus()
  const { modal } = App.useApp()
  const [standing, setStanding] = useState<Standing>()
  const [agreed, setAgreed] = useState(false)
  const [busy, setBusy] = useState(false)
  useEffect(() => {
    const ask = async () => {
      const [earlier, copies, use] = await Promise.all([updates.earlier(), desk.backups(userId), desk.storageUse()])
      const copyAt = copies.find(({ reason }) => reason === 'beforeUpdate')?.at
      setStanding({ earlier, copyAt, fileBytes: use.files.kept })
    }
    void ask()
  }, [updates, desk, userId])
  if (!standing) return null
  const { earlier, copyAt, fileBytes } = standing
  const unsent = pending > 0 || fileBytes > 0

  async function goBack(version: string) {
    setBusy(true)
    try {
      const { byHand } = await updates.goBack(version)
      if (byHand === undefined) return
      const command = `sudo apt install --allow-downgrades '${byHand}'`
      void modal.info({
        title: text.byHandTitle,
        content: (
          <>
            <p>{text.byHand}</p>
            <Typography.Text code copyable>
              {command}
            </Typography.Text>
          </>
        ),
      })
    } catch (error) {
      if (!(error instanceof DeskError)) throw error
      void modal.error({ title: text.notGoneBack, content: explain(error.refusal) })
    } finally {
      setBusy(false)
    }
  }

  return (
    <section aria-label={text.goBackTitle} style={{ marginTop: 24 }}>
      <h2>{text.goBackTitle}</h2>
      {!earlier ? (
        <p>{text.noEarlier}</p>
      ) : (
        <>
          <p>{text.earlier(earlier.version, formatMoment(earlier.at))}</p>
          <ul>
            <li>{text.checkedAgain}</li>
            <li>{copyAt ? text.opensCopy(formatMoment(copyAt)) : text.noCopy}</li>
            <li>{text.workSince}</li>
          </ul>
          {unsent && (
            <>
              <Alert type="warning" showIcon title={text.unsent(pending, formatBytes(fileBytes))} />
              <Checkbox checked={agreed} onChange={({ target }) => setAgreed(target.checked)} style={{ marginTop: 8 }}>
                {text.agree}
              </Checkbox>
            </>
          )}
          <p>
            <Button
              danger
              loading={busy}
              disabled={unsent && !agreed}
              onClick={() => void goBack(earlier.version)}
              style={{ marginTop: 12 }}
            >
              {text.goBack(earlier.version)}
            </Button>
          </p>
        </>
      )}
    </section>
  )
}
