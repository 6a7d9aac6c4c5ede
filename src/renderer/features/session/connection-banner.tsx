import { Button, Modal } from 'antd'
import { useState } from 'react'
import { useDesk, useSession, useSyncStatus } from '../../data/hooks'
import { FreeSpaceDialog } from '../../ui/storage/free-space-dialog'
import { LoginForm } from './login-form'
import { sessionMessages as text } from './messages'
import styles from './session.module.css'

/** What only a person can mend: about the connection, where being offline is no such thing, and about the journal. */
export function ConnectionBanner() {
  return (
    <>
      <ConnectionWord />
      <JournalWord />
    </>
  )
}

/** Told until the officer has looked. */
function JournalWord() {
  const { journalDamaged } = useSyncStatus()
  const [checked, setChecked] = useState(false)
  if (!journalDamaged || checked) return null
  return (
    <Banner>
      {text.journalDamaged}
      <Button size="small" onClick={() => setChecked(true)}>
        {text.journalChecked}
      </Button>
    </Banner>
  )
}

function ConnectionWord() {
  const desk = useDesk()
  const session = useSession()
  const { connection } = useSyncStatus()
  const [loginOpen, setLoginOpen] = useState(false)

  switch (connection) {
    case 'online':
    case 'offline':
      return null
    case 'updateNeeded':
      return <Banner>{text.updateNeeded}</Banner>
    case 'storageFull':
      return <FullWord />
    case 'loginNeeded':
      return (
        <>
          <Banner>
            {text.expired}
            <Button size="small" onClick={() => setLoginOpen(true)}>
              {text.loginAgain}
            </Button>
          </Banner>
          <Modal
            open={loginOpen}
            title={text.loginAgain}
            footer={null}
            width={440}
            onCancel={() => setLoginOpen(false)}
            destroyOnHidden
          >
            <LoginForm
              desk={{ login: (input) => desk.login({ ...input, enrol: session.enrolled }) }}
              askEnrol={false}
              onOpen={() => setLoginOpen(false)}
            />
          </Modal>
        </>
      )
  }
}

/** What is saved stays and goes out; nothing new is kept until there is room. */
function FullWord() {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Banner>
        {text.storageFull}
        <Button size="small" onClick={() => setOpen(true)}>
          {text.freeSpace}
        </Button>
      </Banner>
      <FreeSpaceDialog open={open} onClose={() => setOpen(false)} />
    </>
  )
}

function Banner({ children }: { children: React.ReactNode }) {
  return (
    <div className={styles.banner} role="status">
      {children}
    </div>
  )
}
