import { randomUUID } from 'node:crypto'
import { type IpcMainInvokeEvent, ipcMain, type WebContents, type WebFrameMain } from 'electron'
import { type IpcCall, type IpcResult, ipcInputs } from '#shared/ipc'
import { IPC_CALL_CHANNEL, IPC_EVENT_CHANNEL } from '#shared/ipc-channels'
import { DeskError } from '#shared/messages/catalogue'
import { isDeskPage } from '../app-origin'
import type { MainLog } from '../log'
import type { Caller, IpcHandlers } from './handlers'

type AnyHandler = (input: unknown, caller: Caller) => Promise<unknown>

/**
 * Listens to the desk's page: only to its main frame, only to calls of the list, only with inputs of the right shape.
 * @param onAnswered told after each call that was carried out: the page works
 */
export function registerIpc(handlers: IpcHandlers, log: MainLog, onAnswered: () => void = () => undefined): void {
  ipcMain.handle(IPC_CALL_CHANNEL, async (event, call: unknown, input: unknown): Promise<IpcResult<unknown>> => {
    if (!isTrusted(event.senderFrame) || !isKnownCall(call)) return refuseCall(log, call, 'untrusted')
    const checked = ipcInputs[call].safeParse(input)
    if (!checked.success) return refuseCall(log, call, 'malformed')
    try {
      const handler = handlers[call] as AnyHandler
      const value = await handler(checked.data, callerOf(event))
      onAnswered()
      return { ok: true, value }
    } catch (error) {
      if (error instanceof DeskError) return { ok: false, refusal: error.refusal }
      const report = randomUUID()
      log.error(`${call} failed (${report})`, error)
      return { ok: false, refusal: { code: 'general.unexpected', args: { report } } }
    }
  })
}

/** A frame inside the page, or a page that was navigated away meanwhile (null), is nobody. */
export function isTrusted(frame: WebFrameMain | null): boolean {
  return frame !== null && frame.parent === null && isDeskPage(frame.url)
}

function isKnownCall(call: unknown): call is IpcCall {
  return typeof call === 'string' && Object.hasOwn(ipcInputs, call)
}

function refuseCall(log: MainLog, call: unknown, reason: string): IpcResult<never> {
  const name = isKnownCall(call) ? call : 'unknown'
  log.warn('call refused', { call: name, reason })
  return { ok: false, refusal: { code: 'desktop.callRefused', args: { call: name } } }
}

function callerOf({ sender }: IpcMainInvokeEvent): Caller {
  return {
    id: sender.id,
    send: (event, payload) => {
      if (!sender.isDestroyed()) sender.send(IPC_EVENT_CHANNEL, event, payload)
    },
    onGone: (gone) => onPageGone(sender, gone),
  }
}

/** What is to be told when a page goes; its events are listened to once, however much is open for it. */
const watched = new WeakMap<WebContents, Set<() => void>>()

function onPageGone(contents: WebContents, gone: () => void): () => void {
  const waiting = watched.get(contents) ?? watch(contents)
  // One and the same function may be given twice.
  const told = () => gone()
  waiting.add(told)
  return () => void waiting.delete(told)
}

function watch(contents: WebContents): Set<() => void> {
  const waiting = new Set<() => void>()
  const events = ['destroyed', 'render-process-gone', 'did-navigate'] as const
  const tell = () => {
    for (const event of events) contents.off(event as 'destroyed', tell)
    watched.delete(contents)
    for (const gone of waiting) gone()
  }
  for (const event of events) contents.on(event as 'destroyed', tell)
  watched.set(contents, waiting)
  return waiting
}
