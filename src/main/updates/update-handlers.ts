import { readdir, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { app, session, shell } from 'electron'
import { DeskError } from '#shared/messages/catalogue'
import type { MachinePolicy } from '#shared/security/machine-policy'
import type { IpcHandlers } from '../ipc/handlers'
import type { MainLog } from '../log'
import { proxyConfig } from '../server/server-session'
import { type AppImage, takePlace } from './app-image'
import { fetchInstaller, installerFor, readManifest, type UpdateFeed, updateFeed } from './update-feed'

type UpdateCalls = Pick<IpcHandlers, 'update.check' | 'update.install'>

/** The installer that runs now and the one before it: with that a machine can go back. */
const KEPT = 2

export interface UpdateParts {
  /** Where installers are kept. */
  readonly folder: string
  readonly policy: MachinePolicy
  readonly log: MainLog
  /** Where the program runs as one. */
  readonly appImage: AppImage | undefined
}

/**
 * Updates from the office's own place, signed by its key. Without a place or a key nothing is ever looked up. After the
 * page has made a copy of the store the system's installer does the rest; an AppImage takes the place of the running one.
 */
export function updateHandlers({ folder, policy, log, appImage }: UpdateParts): UpdateCalls {
  const { updateFeed: place, updateKey: key } = policy
  const look = async () => {
    const feed = place === undefined ? undefined : updateFeed(place, fetchFrom(policy))
    if (!feed || key === undefined) return undefined
    const manifest = await readManifest(feed, key).catch((error: unknown) => {
      if (error instanceof DeskError) log.warn('update not taken', { code: error.code })
      throw error
    })
    const machine = {
      version: app.getVersion(),
      platform: process.platform,
      arch: process.arch,
      asAppImage: appImage !== undefined,
    }
    const installer = installerFor(manifest, machine)
    return installer && { feed, manifest, installer }
  }
  return {
    'update.check': async () => {
      const found = await look()
      return found && { version: found.manifest.version, at: found.manifest.at }
    },
    'update.install': async () => {
      const found = await look()
      if (!found) throw new DeskError('desktop.updateUnreachable')
      const file = await staged(found.feed, found.installer, folder)
      log.info('update started', { version: found.manifest.version })
      if (appImage) exchange(appImage, file, found.manifest.version)
      else if ((await shell.openPath(file)) !== '') throw new DeskError('desktop.updateNotStarted', { folder })
      app.quit()
      return undefined
    },
  }
}

/** @throws DeskError `desktop.updateNotStarted` where the program's folder belongs to somebody else */
function exchange(appImage: AppImage, installer: string, version: string): void {
  try {
    takePlace(installer, version, appImage)
  } catch (cause) {
    throw new DeskError('desktop.updateNotStarted', { folder: dirname(installer) }, { cause })
  }
  app.relaunch({ execPath: appImage.file, args: [] })
}

async function staged(
  feed: UpdateFeed,
  installer: Parameters<typeof fetchInstaller>[1],
  folder: string,
): Promise<string> {
  const file = await fetchInstaller(feed, installer, folder)
  const names = (await readdir(folder)).filter((name) => !name.endsWith('.part'))
  const byAge = await Promise.all(names.map(async (name) => ({ name, at: (await stat(join(folder, name))).mtimeMs })))
  for (const { name } of byAge.sort((a, b) => b.at - a.at).slice(KEPT)) await rm(join(folder, name), { force: true })
  return file
}

function fetchFrom({ proxy }: MachinePolicy): (url: string) => Promise<Response> {
  const own = session.fromPartition('updates', { cache: false })
  void own.setProxy(proxyConfig(proxy))
  return (url) => own.fetch(url, { credentials: 'omit', redirect: 'error', signal: AbortSignal.timeout(600_000) })
}
