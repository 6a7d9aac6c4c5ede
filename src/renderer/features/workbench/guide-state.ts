import { create } from 'zustand'
import { persist } from 'zustand/middleware'

interface GuideState {
  readonly open: boolean
  finish(): void
  show(): void
}

/** Shown until it was put away once on this machine. */
export const useGuideState = create<GuideState>()(
  persist((set) => ({ open: true, finish: () => set({ open: false }), show: () => set({ open: true }) }), {
    name: 'desk-guide',
  }),
)
