import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import type { ThemeName } from './theme/theme-tokens'

interface UiState {
  readonly theme: ThemeName
  readonly navCollapsed: boolean
  readonly searchOpen: boolean
  readonly keyboardMapOpen: boolean
  /** Notes of the system while the desk is not looked at; undefined until somebody chose. */
  readonly notices: boolean | undefined
  setTheme(theme: ThemeName): void
  setNavCollapsed(collapsed: boolean): void
  setSearchOpen(open: boolean): void
  setKeyboardMapOpen(open: boolean): void
  setNotices(on: boolean): void
}

/** A desktop shows them from the start; a browser's user is asked for leave first, so there they begin with his choice. */
export function noticesAreOn(notices: boolean | undefined, kind: 'electron' | 'browser'): boolean {
  return notices ?? kind === 'electron'
}

/** How the desk looks on this machine. Nothing of a case belongs here: it is kept in clear. */
export const useUiState = create<UiState>()(
  persist(
    (set) => ({
      theme: 'light',
      navCollapsed: false,
      searchOpen: false,
      keyboardMapOpen: false,
      notices: undefined,
      setTheme: (theme) => set({ theme }),
      setNavCollapsed: (navCollapsed) => set({ navCollapsed }),
      setSearchOpen: (searchOpen) => set({ searchOpen }),
      setKeyboardMapOpen: (keyboardMapOpen) => set({ keyboardMapOpen }),
      setNotices: (notices) => set({ notices }),
    }),
    { name: 'desk-ui', partialize: ({ theme, navCollapsed, notices }) => ({ theme, navCollapsed, notices }) },
  ),
)
