import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import type { FontPreset } from '#shared/documents/fonts'

/** `width` fits the page into the pane, `page` shows it whole; a number is a share of its true size. */
export type Zoom = 'width' | 'page' | number

interface EditorPreferences {
  readonly fonts: FontPreset
  readonly zoom: Zoom
  /** Faces this machine lacks and the officer knows of. */
  readonly knownMissing: readonly string[]
  setFonts(fonts: FontPreset): void
  setZoom(zoom: Zoom): void
  knowMissing(names: readonly string[]): void
}

/** How documents are shown on this machine; nothing of a document itself. */
export const useEditorPreferences = create<EditorPreferences>()(
  persist(
    (set) => ({
      fonts: 'gb',
      zoom: 'width',
      knownMissing: [],
      setFonts: (fonts) => set({ fonts }),
      setZoom: (zoom) => set({ zoom }),
      knowMissing: (names) => set(({ knownMissing }) => ({ knownMissing: [...new Set([...knownMissing, ...names])] })),
    }),
    { name: 'desk-documents' },
  ),
)
