import type { WebPreferences } from 'electron'

/** What every window of ours has; the tests assert each of them, because one slip opens the machine to a page. */
export const securePreferences = {
  contextIsolation: true,
  sandbox: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  plugins: false,
  navigateOnDragDrop: false,
  // Dictionaries would be fetched from a foreign server, and what officers write stays here.
  spellcheck: false,
} as const satisfies WebPreferences
