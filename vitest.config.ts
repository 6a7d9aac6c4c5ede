import { defineConfig } from 'vitest/config'

const withOtherModules = [
  'src/main/**/*.test.ts',
  'src/cli/commands/document.test.ts',
  'src/renderer/ui/attachments/stored-files-field.test.tsx',
]

export default defineConfig({
  test: {
    // Deadlines are Asia/Shanghai whatever the machine says: the suite runs in another zone on purpose.
    env: { TZ: process.env.TZ ?? 'America/New_York' },
    // Offers one real PostgreSQL to the suites that ask for it.
    globalSetup: ['tests/support/global-setup.ts'],
    // Against a test that hangs, not one that is slow: a build machine may have other work.
    testTimeout: 240_000,
    hookTimeout: 360_000,
    // One more than the two cores of a build machine: a third of the time of the integration tests is waiting.
    maxWorkers: 3,
    projects: [
      {
        extends: true,
        test: {
          name: 'rules',
          include: ['src/shared/**/*.test.ts'],
          // Pure functions, which keep nothing in their modules: loaded once for all files they take half the time.
          isolate: false,
        },
      },
      {
        extends: true,
        // These put another module in a place, which modules loaded for another file would not know.
        test: { name: 'apart', include: withOtherModules },
      },
      {
        extends: true,
        test: {
          name: 'product',
          include: [
            'src/{cli,preload,renderer,server}/**/*.test.{ts,tsx}',
            'tests/{integration,simulation,conformance,check}/**/*.test.ts',
          ],
          exclude: withOtherModules,
          setupFiles: ['tests/support/own-indexed-db.ts'],
          // Half of their time was loading the same libraries anew for each file; none leaves anything in them.
          isolate: false,
        },
      },
    ],
  },
})
