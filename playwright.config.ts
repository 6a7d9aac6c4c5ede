import { defineConfig } from '@playwright/test'

/** Drives the built product in the system's Chromium, as an officer would. */
export default defineConfig({
  // The desk in a browser, and in Electron: on the stand-in of tests/support/electron, or on the real one (`npm run test:electron`).
  projects: [
    { name: 'browser', testDir: 'tests/e2e' },
    { name: 'desktop', testDir: 'tests/e2e-desktop' },
  ],
  outputDir: 'test-results/e2e',
  globalSetup: './tests/e2e/support/first-start.ts',
  // Two files at a time, each with its own server, browser and folders: one alone leaves half of two cores idle.
  fullyParallel: false,
  workers: 2,
  forbidOnly: Boolean(process.env.CI),
  // A machine that stalls for half a minute is no fault of the desk; what needed its second try is told as such.
  retries: 1,
  timeout: 300_000,
  expect: { timeout: 30_000 },
  use: { screenshot: 'only-on-failure', actionTimeout: 30_000 },
  reporter: [['list'], ['json', { outputFile: process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ?? 'test-results/e2e.json' }]],
})
