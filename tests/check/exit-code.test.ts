import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, it } from 'vitest'

const cluster = pathToFileURL(join(import.meta.dirname, '../support/postgres-cluster.ts')).href

it('a process that offers PostgreSQL to tests ends with the code of its tests', () => {
  const script = `import(${JSON.stringify(cluster)}).then(async ({ embeddedPostgres }) => {
    await embeddedPostgres()
    process.exitCode = 3
  })`
  const { status } = spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script])
  expect(status).toBe(3)
})
