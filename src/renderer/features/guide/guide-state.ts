import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import type { GuideKey } from './guide-of'

interface GuideState {
  /** Put away once on this machine: who logs in after, in another role, has not seen his. */
  readonly closed: readonly GuideKey[]
  finish(key: GuideKey): void
  show(key: GuideKey): void
}

export const useGuideState = create<GuideState>()(
  persist(
    (set) => ({
      closed: [],
      finish: (key) => set(({ closed }) => ({ closed: [...closed.filter((one) => one !== key), key] })),
      show: (key) => set(({ closed }) => ({ closed: closed.filter((one) => one !== key) })),
    }),
    { name: 'desk-guides' },
  ),
)
