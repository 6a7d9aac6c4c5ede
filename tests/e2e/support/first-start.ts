import { DeskServer } from './desk-server'

/** Before all files: the one first start of a demo server in this run. Every file's server begins with a copy of what it left. */
export default async function firstStart(): Promise<() => Promise<void>> {
  const server = await DeskServer.start()
  await server.pause()
  process.env.DESK_STARTED_BEFORE = server.dataDir
  return () => server.stop()
}
