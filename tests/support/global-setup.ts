import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { TestProject } from 'vitest/node'
import { type PostgresCluster, startPostgresCluster } from './postgres-cluster'

declare module 'vitest' {
  interface ProvidedContext {
    /** GET answers with the address of a PostgreSQL cluster, started by the first who asks. */
    postgresStarter: string
  }
}

/** One PostgreSQL cluster for the whole run, started only when a suite needs it, stopped at the end. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  let cluster: Promise<PostgresCluster> | undefined
  const server = createServer((_request, response) => {
    cluster ??= startPostgresCluster()
    cluster.then(
      ({ url }) => response.end(url),
      (error: Error) => response.writeHead(500).end(String(error?.stack ?? error)),
    )
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  project.provide('postgresStarter', `http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  return async () => {
    server.close()
    await (await cluster?.catch(() => undefined))?.stop()
  }
}
