import { create } from 'zustand'
import type { Refusal } from '#shared/messages/catalogue'
import type { RunAnswer } from '../../../data/desk-worker-api'

interface SaveState {
  readonly saving: number
  readonly savedAt: Date | undefined
  readonly refusal: Refusal | undefined
  /** Follows one save to its end. */
  report(work: Promise<RunAnswer>): void
}

/** How the writing down goes, said once for the whole page. */
export const useSaveState = create<SaveState>()((set) => ({
  saving: 0,
  savedAt: undefined,
  refusal: undefined,
  report: (work) => {
    set(({ saving }) => ({ saving: saving + 1 }))
    void work
      .then(
        (answer) => set(answer.ok ? { savedAt: new Date(), refusal: undefined } : { refusal: answer.refusal }),
        (error: Error) => set({ refusal: { code: 'local.storeFailed', args: { reason: error.name } } }),
      )
      .finally(() => set(({ saving }) => ({ saving: saving - 1 })))
  },
}))
