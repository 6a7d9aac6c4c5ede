import type { z } from 'zod'
import type { IpcAnswers, IpcCall, IpcEvent, IpcEvents, ipcInputs } from '#shared/ipc'

/** The page that called. */
export interface Caller {
  readonly id: number
  send<E extends IpcEvent>(event: E, payload: IpcEvents[E]): void
  /** Called once when the page goes: closed, reloaded or crashed. @returns to be called when that matters no more */
  onGone(gone: () => void): () => void
}

/** What answers each call; inputs have been checked. A DeskError becomes a refusal, anything else a report. */
export type IpcHandlers = {
  readonly [C in IpcCall]: (input: z.output<(typeof ipcInputs)[C]>, caller: Caller) => Promise<IpcAnswers[C]>
}
