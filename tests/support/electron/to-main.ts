import { strict } from './strict'
import type { StandInContents } from './web-contents'
import { decode, encode } from './wire.mjs'

type Message =
  | { readonly kind: 'invoke'; readonly id: number; readonly channel: string; readonly args: unknown }
  | { readonly kind: 'send'; readonly channel: string; readonly args: unknown }
  | { readonly kind: 'popup'; readonly url: string }

type Handler = (event: object, ...args: unknown[]) => unknown

const handlers = new Map<string, Handler>()

/** https://electronjs.org/docs/api/ipc-main */
export const ipcMain = strict('ipcMain', {
  handle(channel: string, handler: Handler): void {
    if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`)
    handlers.set(channel, handler)
  },
  removeHandler(channel: string): void {
    handlers.delete(channel)
  },
})

/** What the isolated world of a page's main frame sent. */
export function receiveFromPage(contents: StandInContents, message: Message): void {
  if (message.kind === 'popup') askForWindow(contents, message.url)
  else if (message.kind === 'invoke') void answer(contents, message)
  else throw new Error(`electron.ipcMain has no listener for '${message.channel}': only invoke is implemented`)
}

export function askForWindow(contents: StandInContents, url: string): void {
  const decision = contents._windowOpenHandler?.({ url })
  if (decision?.action !== 'deny') throw new Error('a page opened a window: only refusing is implemented')
}

async function answer(contents: StandInContents, message: Extract<Message, { kind: 'invoke' }>): Promise<void> {
  const { id, channel } = message
  // The frame as it was when it called; it may be gone when the answer comes.
  const event = {
    sender: contents._facade ?? contents,
    senderFrame: contents.mainFrame,
    frameId: 1,
    processId: contents.id,
  }
  try {
    const handler = handlers.get(channel)
    if (!handler) throw new Error(`No handler registered for '${channel}'`)
    const value = await handler(event, ...(decode(message.args) as unknown[]))
    await contents._toPage({ kind: 'answer', id, value: encode(value) })
  } catch (error) {
    const text = error instanceof Error ? error.toString() : String(error)
    const told = new Error(`Error invoking remote method '${channel}': ${text}`)
    await contents._toPage({ kind: 'answer', id, error: encode(told) })
  }
}
