import { dirname } from 'node:path'
import { app, session, shell } from 'electron'
import { DeskError } from '#shared/messages/catalogue'
import type { MachinePolicy } from '#shared/security/machine-policy'
import type { IpcHandlers } from '../ipc/handlers'
import type { MainLog } from '../log'
import { proxyConfig } from '../server/server-session'
import { type AppImage, takePlace } from './app-image'
import {
  dropOthers,
  earlierPackage,
  hasWayBack,
  type KeptPackages,
  keepPackage,
  keepPresent,
  verifiedPackage,
} from './kept-packages'
import { forgetLeft, leftVersion, noteLeft } from './left-version'
import { installerFor, readManifest, updateFeed } from './update-feed'

type UpdateCalls = Pick<IpcHandlers, 'update.check' | 'update.install' | 'update.earlier' | 'update.goBack'>

export interface UpdateParts {
  /** Where packages are kept. */
  readonly folder: string
  readonly profile: string
  readonly policy: MachinePolicy
  readonly log: MainLog
  /** Where the program runs as one. */
  readonly appImage: AppImage | undefined
}

/**
 * Updates from the office's own place, signed by its key. Without a place or a key nothing is ever looked up. After the
 * page has made a copy of the store the system's installer does the rest; an AppImage takes the place of the running one.
 * The package of the version that runs stays beside the new one, so that one can go back.
 */
export function updateHandlers({ folder, profile, policy, log, appImage }: UpdateParts): UpdateCalls {
  const { updateFeed: place, updateKey: key } = policy
  const packages = (): KeptPackages | undefined => {
    if (key === undefined) return undefined
    const { platform, arch } = process
    return { folder, key, machine: { version: app.getVersion(), platform, arch, asAppImage: appImage !== undefined } }
  }
  const look = async () => {
    const kept = packages()
    const feed = place === undefined ? undefined : updateFeed(place, fetchFrom(policy))
    if (!feed || !kept) return undefined
    const signed = await readManifest(feed, kept.key).catch((error: unknown) => {
      if (error instanceof DeskError) log.warn('update not taken', { code: error.code })
      throw error
    })
    const installer = installerFor(signed.manifest, kept.machine)
    return installer && { kept, feed, signed, installer }
  }
  return {
    'update.check': async () => {
      const found = await look()
      if (!found) return undefined
      const { version, at } = found.signed.manifest
      const wayBack = await hasWayBack(found.kept, found.feed)
      return { version, at, wayBack, left: leftVersion(profile) === version }
    },
    'update.install': async () => {
      const found = await look()
      if (!found) throw new DeskError('desktop.updateUnreachable')
      const { kept, feed, signed, installer } = found
      const { version } = signed.manifest
      const wayBack = await keepPresent(kept, feed)
      const file = await keepPackage(kept, feed, signed, installer)
      await dropOthers(kept, [version, kept.machine.version])
      forgetLeft(profile)
      log.info('update started', { version, wayBack })
      if (appImage) exchange(appImage, file, version)
      else if ((await shell.openPath(file)) !== '')
        throw new DeskError('desktop.updateNotStarted', { folder: dirname(file) })
      app.quit()
      return undefined
    },
    'update.earlier': async () => {
      const kept = packages()
      return kept && earlierPackage(kept)
    },
    'update.goBack': async ({ version }) => {
      const kept = packages()
      const earlier = kept && (await earlierPackage(kept))
      if (!kept || earlier?.version !== version) throw new DeskError('desktop.noEarlierVersion')
      const file = await verifiedPackage(kept, version).catch((cause: unknown) => {
        // No feed is asked here: what cannot be read is gone from this machine's own folder.
        const gone = cause instanceof DeskError && cause.code === 'desktop.updateUnreachable'
        throw gone ? new DeskError('desktop.noEarlierVersion', {}, { cause }) : cause
      })
      noteLeft(profile, kept.machine.version)
      log.info('going back', { from: kept.machine.version, to: version })
      // The graphical installers of Debian's kin put no older package over a newer one; their command line does.
      if (!appImage && process.platform === 'linux') {
        shell.showItemInFolder(file)
        return { byHand: file }
      }
      if (appImage) exchange(appImage, file, version)
      else if ((await shell.openPath(file)) !== '')
        throw new DeskError('desktop.updateNotStarted', { folder: dirname(file) })
      app.quit()
      return {}
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

function fetchFrom({ proxy }: MachinePolicy): (url: string) => Promise<Response> {
  const own = session.fromPartition('updates', { cache: false })
  void own.setProxy(proxyConfig(proxy))
  return (url) => own.fetch(url, { credentials: 'omit', redirect: 'error', signal: AbortSignal.timeout(600_000) })
}
