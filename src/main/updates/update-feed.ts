import { createHash, createPublicKey, verify } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, readFile, rename, rm } from 'node:fs/promises'
import { isAbsolute, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { DeskError } from '#shared/messages/catalogue'
import { fromBase64Url } from '#shared/security/base64-url'
import {
  isNewer,
  MANIFEST_FILE,
  type UpdateInstaller,
  type UpdateManifest,
  updateManifest,
} from '#shared/security/update-manifest'

/** Where updates come from: an https address of the office, or a folder (a share, a stick). */
export interface UpdateFeed {
  text(name: string): Promise<string>
  bytes(name: string): Promise<Readable>
}

export function updateFeed(place: string, fetchFrom: (url: string) => Promise<Response>): UpdateFeed | undefined {
  if (isAbsolute(place))
    return {
      text: (name) => readFile(join(place, name), 'utf8'),
      bytes: async (name) => createReadStream(join(place, name)),
    }
  if (!place.startsWith('https://')) return undefined
  const answer = async (name: string) => {
    const found = await fetchFrom(`${place.replace(/\/$/, '')}/${name}`)
    if (!found.ok) throw new Error(`${name}: ${found.status}`)
    return found
  }
  return {
    text: async (name) => (await answer(name)).text(),
    bytes: async (name) => Readable.fromWeb((await answer(name)).body as never),
  }
}

/** A list as it was signed. */
export interface SignedManifest {
  readonly text: string
  readonly signature: string
  readonly manifest: UpdateManifest
}

/** @param key Ed25519 public key, base64url. @throws DeskError `desktop.updateUnreachable`, `desktop.updateUntrusted` */
export async function readManifest(feed: UpdateFeed, key: string, name = MANIFEST_FILE): Promise<SignedManifest> {
  const [text, signature] = await Promise.all([feed.text(name), feed.text(`${name}.sig`)]).catch((cause: unknown) => {
    throw new DeskError('desktop.updateUnreachable', {}, { cause })
  })
  try {
    const publicKey = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: key }, format: 'jwk' })
    if (!verify(null, Buffer.from(text), publicKey, fromBase64Url(signature.trim()))) throw new Error('signature')
    return { text, signature, manifest: updateManifest.parse(JSON.parse(text)) }
  } catch (cause) {
    throw new DeskError('desktop.updateUntrusted', {}, { cause })
  }
}

/** What runs here, and whether it runs as an AppImage: that is replaced by an AppImage only, and nothing else by one. */
export interface UpdatedMachine {
  readonly version: string
  readonly platform: string
  readonly arch: string
  readonly asAppImage: boolean
}

/** The installer for this machine, where the version is later than the one that runs. */
export function installerFor(manifest: UpdateManifest, machine: UpdatedMachine): UpdateInstaller | undefined {
  return isNewer(manifest.version, machine.version) ? installerOfKind(manifest, machine) : undefined
}

/** The installer for such a machine, whatever runs there. */
export function installerOfKind({ files }: UpdateManifest, machine: UpdatedMachine): UpdateInstaller | undefined {
  return files.find(
    ({ name, platform, arch }) =>
      platform === machine.platform && arch === machine.arch && name.endsWith('.AppImage') === machine.asAppImage,
  )
}

/** Brings the installer here; it has its name only when every byte was compared. @throws DeskError `desktop.updateUntrusted` */
export async function fetchInstaller(feed: UpdateFeed, installer: UpdateInstaller, folder: string): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const unfinished = join(folder, `${installer.name}.part`)
  try {
    const bytes = await feed.bytes(installer.name)
    await pipeline(bytes, compared(installer), createWriteStream(unfinished, { mode: 0o700, flush: true }))
    const file = join(folder, installer.name)
    await rename(unfinished, file)
    return file
  } catch (cause) {
    await rm(unfinished, { force: true })
    throw readingFailed(cause)
  }
}

/** Reads an installer that lies in a folder from end to end. @throws DeskError `desktop.updateUntrusted`, `desktop.updateUnreachable` */
export async function assertWhole(feed: UpdateFeed, installer: UpdateInstaller): Promise<void> {
  try {
    await pipeline(await feed.bytes(installer.name), compared(installer), async (chunks) => {
      for await (const _chunk of chunks);
    })
  } catch (cause) {
    throw readingFailed(cause)
  }
}

/** Passes bytes on and ends with an error where they are not the signed ones. */
function compared({ size, sha256 }: UpdateInstaller) {
  return async function* (chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    const hash = createHash('sha256')
    let length = 0
    for await (const chunk of chunks) {
      length += chunk.length
      if (length > size) throw new DeskError('desktop.updateUntrusted')
      hash.update(chunk)
      yield chunk
    }
    if (length !== size || hash.digest('hex') !== sha256) throw new DeskError('desktop.updateUntrusted')
  }
}

function readingFailed(cause: unknown): DeskError {
  return cause instanceof DeskError ? cause : new DeskError('desktop.updateUnreachable', {}, { cause })
}
