import { readdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DeskError } from '#shared/messages/catalogue'
import {
  isNewer,
  MANIFEST_FILE,
  manifestOf,
  SIGNATURE_FILE,
  type UpdateInstaller,
} from '#shared/security/update-manifest'
import {
  assertWhole,
  fetchInstaller,
  installerOfKind,
  readManifest,
  type SignedManifest,
  type UpdatedMachine,
  type UpdateFeed,
  updateFeed,
} from './update-feed'

/**
 * Packages of the program on this machine, each in a folder named by its version together with the list that the office
 * signed: what is started later, to go back, is compared with signature and hash as if it had just come.
 */
export interface KeptPackages {
  readonly folder: string
  /** The office's public key for updates, base64url. */
  readonly key: string
  readonly machine: UpdatedMachine
}

export interface KeptPackage {
  readonly version: string
  /** When the office signed it. */
  readonly at: string
}

/**
 * Fetches an installer and keeps it with its list; whole, or nothing of it. @returns where it lies
 * @throws DeskError `desktop.updateUnreachable`, `desktop.updateUntrusted`
 */
export async function keepPackage(
  { folder }: KeptPackages,
  feed: UpdateFeed,
  { text, signature, manifest }: SignedManifest,
  installer: UpdateInstaller,
): Promise<string> {
  const unfinished = join(folder, `${manifest.version}.part`)
  const place = join(folder, manifest.version)
  await rm(unfinished, { recursive: true, force: true })
  try {
    await fetchInstaller(feed, installer, unfinished)
    await writeFile(join(unfinished, SIGNATURE_FILE), signature, { flush: true })
    await writeFile(join(unfinished, MANIFEST_FILE), text, { flush: true })
    await rm(place, { recursive: true, force: true })
    await rename(unfinished, place)
  } catch (cause) {
    await rm(unfinished, { recursive: true, force: true })
    if (cause instanceof DeskError) throw cause
    throw new DeskError('desktop.updateUnreachable', {}, { cause })
  }
  return join(place, installer.name)
}

/**
 * Before an update: the package of the version that runs is here, or is brought from the feed where its list still stands.
 * @returns false where there is none; after the update nobody goes back by himself then
 */
export async function keepPresent(kept: KeptPackages, feed: UpdateFeed): Promise<boolean> {
  const { version } = kept.machine
  if (await verifiedPackage(kept, version).catch(() => undefined)) return true
  const found = await presentAt(kept, feed)
  if (!found) return false
  return keepPackage(kept, feed, found.signed, found.installer).then(
    () => true,
    () => false,
  )
}

/** Whether one could go back to the version that runs, after an update from this feed. */
export async function hasWayBack(kept: KeptPackages, feed: UpdateFeed): Promise<boolean> {
  const here = await verifiedPackage(kept, kept.machine.version).catch(() => undefined)
  return here !== undefined || (await presentAt(kept, feed)) !== undefined
}

/** The latest version before the one that runs, of which a package lies here under the office's signature. */
export async function earlierPackage(kept: KeptPackages): Promise<KeptPackage | undefined> {
  const names = await readdir(kept.folder).catch(() => [] as string[])
  const earlier = names.filter((name) => /^\d+\.\d+\.\d+$/.test(name) && isNewer(kept.machine.version, name))
  for (const version of earlier.sort((a, b) => (isNewer(a, b) ? -1 : 1))) {
    const signed = await signedOf(kept, version).catch(() => undefined)
    if (signed && installerOfKind(signed.manifest, kept.machine)) return { version, at: signed.manifest.at }
  }
  return undefined
}

/**
 * The kept installer of a version, compared once more with signature, size and hash.
 * @throws DeskError `desktop.updateUntrusted`, `desktop.updateUnreachable`
 */
export async function verifiedPackage(kept: KeptPackages, version: string): Promise<string> {
  const { manifest } = await signedOf(kept, version)
  const installer = installerOfKind(manifest, kept.machine)
  if (!installer) throw new DeskError('desktop.updateUntrusted')
  const place = join(kept.folder, version)
  await assertWhole(updateFeed(place, noNetwork) as UpdateFeed, installer)
  return join(place, installer.name)
}

/** All but those of these versions go. */
export async function dropOthers({ folder }: KeptPackages, versions: readonly string[]): Promise<void> {
  for (const name of await readdir(folder).catch(() => [] as string[]))
    if (!versions.includes(name)) await rm(join(folder, name), { recursive: true, force: true })
}

async function signedOf({ folder, key }: KeptPackages, version: string): Promise<SignedManifest> {
  const signed = await readManifest(updateFeed(join(folder, version), noNetwork) as UpdateFeed, key)
  // A list of another version in this folder is one that somebody put there.
  if (signed.manifest.version !== version) throw new DeskError('desktop.updateUntrusted')
  return signed
}

async function presentAt({ key, machine }: KeptPackages, feed: UpdateFeed) {
  const signed = await readManifest(feed, key, manifestOf(machine.version)).catch(() => undefined)
  if (signed?.manifest.version !== machine.version) return undefined
  const installer = installerOfKind(signed.manifest, machine)
  return installer && { signed, installer }
}

const noNetwork = () => Promise.reject(new Error('a folder'))
