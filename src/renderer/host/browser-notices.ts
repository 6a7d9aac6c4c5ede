import type { HostSystem } from '#shared/host'

/** Notes of the system by the browser's own means; nothing where it has none. To be used by the page, not by a worker. */
export function browserNotices(): Pick<HostSystem, 'notify' | 'askToNotify'> {
  if (typeof Notification === 'undefined') return {}
  return {
    async notify({ title, body }) {
      // Without leave the browser would only log an error.
      if (Notification.permission !== 'granted') return
      // One note in the place of the one before: the number is what matters.
      const note = new Notification(title, { body, tag: 'supervision-desk' })
      note.onclick = () => {
        window.focus()
        note.close()
      }
    },
    async askToNotify() {
      return (await Notification.requestPermission()) === 'granted'
    },
  }
}
