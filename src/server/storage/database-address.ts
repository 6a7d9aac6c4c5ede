import { DeskError } from '#shared/messages/catalogue'

const verifying: ReadonlySet<string> = new Set(['require', 'verify-ca', 'verify-full'])

/** The same machine: names of it, and the folder of a socket in its place (`postgres:///desk?host=/run/postgresql`). */
function isThisMachine(url: URL): boolean {
  const host = decodeURIComponent(url.searchParams.get('host') ?? url.hostname)
  return host === '' || host.startsWith('/') || /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/.test(host)
}

/**
 * Over the network the database is spoken to by TLS, with its certificate verified, or not at all: what travels there
 * is every order and every case in clear. The driver verifies with each of the modes that are let through.
 * @throws DeskError `cli.databaseInsecure`
 */
export function assertDatabaseSecure(databaseUrl: string): void {
  const url = URL.canParse(databaseUrl) ? new URL(databaseUrl) : undefined
  // What is no address the driver refuses in its own way.
  if (!url || isThisMachine(url)) return
  if (!verifying.has(url.searchParams.get('sslmode') ?? '')) throw new DeskError('cli.databaseInsecure')
}
