import { App, Button } from 'antd'
import { useEffect } from 'react'
import { useAfterFirstSync } from '../data/first-sync'
import { useSession } from '../data/hooks'
import { onNewVersion, registerOfflineStart, startNewVersion, unregisterOfflineStart } from '../service-worker/register'
import { useHost } from '../ui/host/host-context'
import { appMessages as text } from './messages'

/** Keeps the program itself on an enrolled device, and offers a newer version when one is complete. */
export function OfflineStart() {
  const { kind } = useHost()
  const { enrolled } = useSession()
  const { notification } = App.useApp()
  const afterFirstSync = useAfterFirstSync()
  useEffect(() => {
    if (kind !== 'browser') return
    if (!enrolled) {
      void unregisterOfflineStart()
      return
    }
    if (!afterFirstSync) return
    void registerOfflineStart().then(() =>
      onNewVersion(() =>
        notification.info({
          key: 'new-version',
          title: text.newVersion,
          description: text.newVersionHint,
          actions: <Button onClick={() => void startNewVersion()}>{text.startNewVersion}</Button>,
          duration: 0,
        }),
      ),
    )
  }, [kind, enrolled, afterFirstSync, notification])
  return null
}
