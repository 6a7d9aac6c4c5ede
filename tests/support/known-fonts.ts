import type { Page } from '@playwright/test'
import { fontFaces } from '#shared/documents/fonts'

/** As an officer who was told once that this machine lacks faces of official documents; test machines lack most. */
export async function knowsMissingFonts(page: Page): Promise<void> {
  const knownMissing = Object.values(fontFaces).flatMap((faces) => Object.values(faces))
  await page.addInitScript((names) => {
    if (localStorage.getItem('desk-documents')) return
    localStorage.setItem('desk-documents', JSON.stringify({ state: { knownMissing: names }, version: 0 }))
  }, knownMissing)
}
