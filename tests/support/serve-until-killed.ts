/** Run as a program: the demonstration server on the data directory in argv[2] and the port in argv[3], until it is killed. */
import { defaultConfig } from '#server/config'
import { startServer } from '#server/start-server'

const [, , dataDir = '', port = '0'] = process.argv
const config = {
  ...defaultConfig(),
  demo: true,
  dataDir,
  databaseUrl: undefined,
  host: '127.0.0.1',
  port: Number(port),
  logToFiles: false,
}
const running = await startServer({ ...config, logLevel: 'silent' })
process.stdout.write(`${JSON.stringify({ port: running.port, caFile: running.certificate.caFile })}\n`)
