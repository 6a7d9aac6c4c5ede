import { test as base, expect } from '@playwright/test'
import { takeViolations } from './policy-reports'

/** Playwright's test; none passes while a page of it broke the content policy. */
export const test = base.extend<{ keptPolicy: undefined }>({
  keptPolicy: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern what a fixture needs
    async ({}, use) => {
      await use(undefined)
      expect(takeViolations(), 'the content policy').toEqual([])
    },
    { auto: true },
  ],
})
