import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import type { ThemeName } from './theme/theme-tokens'

interface UiState {
  readonly theme: ThemeName
  readonly navCollapsed: boolean
  readonly searchOpen: boolean
  readonly keyboardMapOpen: boolean
  setTheme(theme: ThemeName): void
  setNavCollapsed(collapsed: boolean): void
  setSearchOpen(open: boolean): void
  setKeyboardMapOpen(open: boolean): void
}

/** How the desk looks on this machine. Nothing of a case belongs here: it is kept in clear. */
export const useUiState = create<UiState>()(
  persist(
    (set) => ({
      theme: 'light',
      navCollapsed: false,
      searchOpen: false,
      keyboardMapOpen: false,
      setTheme: (theme) => set({ theme }),
      setNavCollapsed: (navCollapsed) => set({ navCollapsed }),
      setSearchOpen: (searchOpen) => set({ searchOpen }),
      setKeyboardMapOpen: (keyboardMapOpen) => set({ keyboardMapOpen }),
    }),
    { name: 'desk-ui', partialize: ({ theme, navCollapsed }) => ({ theme, navCollapsed }) },
  ),
)
