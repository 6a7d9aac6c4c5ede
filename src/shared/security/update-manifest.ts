import { z } from 'zod'

/**
 * What lies beside the installers of one version, in a folder or at an address of the office: `desk-update.json`, and its
 * Ed25519 signature in `desk-update.json.sig` (base64url), by the key that the machine's policy names.
 */
export const MANIFEST_FILE = 'desk-update.json'
export const SIGNATURE_FILE = 'desk-update.json.sig'

/** The list of one version under a name of its own: it stays beside the lists of later versions, for who goes back to it. */
export const manifestOf = (version: string): string => `desk-update-${version}.json`

export const updateManifest = z.object({
  format: z.literal('desk-update/1'),
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  at: z.iso.datetime(),
  files: z
    .array(
      z.object({
        /** As the installers are named: no folder, nothing that leads elsewhere. */
        name: z.string().regex(/^[\w.-]+\.(exe|deb|AppImage|dmg)$/),
        platform: z.enum(['win32', 'linux', 'darwin']),
        arch: z.enum(['x64', 'arm64']),
        size: z.number().int().positive(),
        sha256: z.string().regex(/^[0-9a-f]{64}$/),
      }),
    )
    .min(1),
})
export type UpdateManifest = z.infer<typeof updateManifest>
export type UpdateInstaller = UpdateManifest['files'][number]

/** Whether `offered` is later than `present`; the same or an older one never is, so that nobody is put back. */
export function isNewer(offered: string, present: string): boolean {
  const parts = (version: string) => version.split('.').map(Number)
  const [a, b] = [parts(offered), parts(present)]
  const at = a.findIndex((part, index) => part !== (b[index] ?? 0))
  return at !== -1 && (a[at] ?? 0) > (b[at] ?? 0)
}
