import { app } from 'electron'
import type { DeskLink } from '#shared/host'
import { LINK_SCHEME } from './link-scheme'

const linkForm = /^supervision-desk:\/\/(case|document|order)\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\/?$/i

/** What a link of ours names. Anything else, from a mail or a web page, is nothing. */
export function readDeskLink(text: string): DeskLink | undefined {
  const [, kind, id] = linkForm.exec(text) ?? []
  return kind && id ? { kind: kind.toLowerCase() as DeskLink['kind'], id: id.toLowerCase() } : undefined
}

/** Links come with the start, with a second start, or on macOS as an event; the page takes the last one when it can. */
export function openDeskLinks(arrived: () => void) {
  let waiting = process.argv.map(readDeskLink).find(Boolean)
  const take = (link: DeskLink | undefined) => {
    if (!link) return
    waiting = link
    arrived()
  }
  app.setAsDefaultProtocolClient(LINK_SCHEME)
  app.on('open-url', (event, url) => {
    event.preventDefault()
    take(readDeskLink(url))
  })
  return {
    secondStart: (argv: readonly string[]) => take(argv.map(readDeskLink).find(Boolean)),
    takeLink: (): DeskLink | undefined => {
      const link = waiting
      waiting = undefined
      return link
    },
  }
}
