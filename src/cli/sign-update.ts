import { createHash, createPrivateKey, generateKeyPairSync, sign } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DeskError } from '#shared/messages/catalogue'
import {
  MANIFEST_FILE,
  manifestOf,
  type UpdateInstaller,
  type UpdateManifest,
  updateManifest,
} from '#shared/security/update-manifest'

const installerName = /-(\d+\.\d+\.\d+)-(win|linux|mac)-(x64|arm64|amd64|x86_64|aarch64)\.(exe|deb|AppImage|dmg)$/
const platforms = { win: 'win32', linux: 'linux', mac: 'darwin' } as const

/** The office's key for updates: the private half as PEM, the public one as the policy wants it. */
export function newUpdateKey(): { readonly privateKey: string; readonly publicKey: string } {
  const pair = generateKeyPairSync('ed25519')
  return {
    privateKey: pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    publicKey: pair.publicKey.export({ format: 'jwk' }).x ?? '',
  }
}

/**
 * Writes list and signature beside the installers of this version in a folder; those of earlier versions and their lists
 * stay there, so that clients can go back.
 * @throws DeskError `cli.optionInvalid` for a folder without installers, or a version or key that is none
 */
export async function signUpdate(
  folder: string,
  privateKey: string,
  version: string,
  now: Date,
): Promise<UpdateManifest> {
  try {
    const files = (
      await Promise.all((await readdir(folder)).sort().map((name) => installerOf(folder, name, version)))
    ).flatMap((file) => file ?? [])
    const manifest = updateManifest.parse({ format: 'desk-update/1', version, at: now.toISOString(), files })
    const text = `${JSON.stringify(manifest, null, 2)}\n`
    const signature = sign(null, Buffer.from(text), createPrivateKey(privateKey))
    // The list that clients look for comes last: by then everything it leads to is there.
    for (const list of [manifestOf(version), MANIFEST_FILE]) {
      await writeFile(join(folder, `${list}.sig`), `${signature.toString('base64url')}\n`)
      await writeFile(join(folder, list), text)
    }
    return manifest
  } catch (cause) {
    throw new DeskError(
      'cli.optionInvalid',
      { detail: `${folder} 中没有这一版本可签名的安装包（文件名须带版本号），或版本号、私钥不对` },
      { cause },
    )
  }
}

async function installerOf(folder: string, name: string, version: string): Promise<UpdateInstaller | undefined> {
  const [, named, system, processor = ''] = installerName.exec(name) ?? []
  if (!system || named !== version) return undefined
  const bytes = await readFile(join(folder, name))
  return {
    name,
    platform: platforms[system as keyof typeof platforms],
    arch: /arm64|aarch64/.test(processor) ? 'arm64' : 'x64',
    size: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  }
}
