import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, it } from 'vitest'

const cluster = pathToFileURL(join(import.meta.dirname, '../support/postgres-cluster.ts')).href

function endOf(script: string): number | null {
  return spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script]).status
}

it('a process that offers PostgreSQL to tests ends with the code of its tests', () => {
  const script = `import(${JSON.stringify(cluster)}).then(async ({ embeddedPostgres }) => {
    await embeddedPostgres()
    process.exitCode = 3
  })`
  expect(endOf(script)).toBe(3)
})

it('a process that ran PostgreSQL and stopped it ends without an error', () => {
  const script = `import(${JSON.stringify(cluster)}).then(async ({ startPostgresCluster }) => {
    await (await startPostgresCluster()).stop()
  })`
  expect(endOf(script)).toBe(0)
})
