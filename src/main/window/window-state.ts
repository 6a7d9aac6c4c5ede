import { readFileSync, writeFileSync } from 'node:fs'
import { type BrowserWindow, type Rectangle, screen } from 'electron'
import { z } from 'zod'

const windowState = z.object({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().min(1024).max(10_000),
  height: z.number().int().min(640).max(10_000),
  maximized: z.boolean(),
})
type WindowState = z.infer<typeof windowState>

/** As much of a window must lie on a screen for a hand to get hold of it. */
const visiblePart = { width: 200, height: 80 }

/** Where the window was; undefined on a first start, or when that place is on no screen any more. */
export function readWindowState(file: string): WindowState | undefined {
  try {
    const state = windowState.parse(JSON.parse(readFileSync(file, 'utf8')))
    return screen.getAllDisplays().some(({ workArea }) => isWithin(state, workArea)) ? state : undefined
  } catch {
    return undefined
  }
}

/** Writes it when the window closes: the one moment that is always the last. */
export function keepWindowState(window: BrowserWindow, file: string): void {
  window.on('close', () => {
    const { x, y, width, height } = window.getNormalBounds()
    try {
      writeFileSync(file, JSON.stringify({ x, y, width, height, maximized: window.isMaximized() }))
    } catch {
      // A full disk costs the place of the window, nothing else.
    }
  })
}

function isWithin({ x, y, width }: WindowState, area: Rectangle): boolean {
  const across = Math.min(x + width, area.x + area.width) - Math.max(x, area.x)
  return across >= visiblePart.width && y >= area.y && y + visiblePart.height <= area.y + area.height
}
