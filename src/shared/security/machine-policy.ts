import { z } from 'zod'

/**
 * What an administrator fixes for a machine: a JSON file, or on Windows a group policy (resources/policy). Every key has
 * the default that holds where nobody said anything.
 */
export const machinePolicy = z.object({
  /** https address of the hotline server; officers then cannot enrol with another. */
  serverUrl: z.url({ protocol: /^https$/ }).optional(),
  /** SHA-256 of the server's authority, as its installation page shows it; an enrolment with another is refused. */
  serverFingerprint: z
    .string()
    .transform((text) => text.replace(/[^0-9a-f]/gi, '').toLowerCase())
    .refine((text) => text.length === 64)
    .optional(),
  /** Minutes without keyboard and mouse until the desk locks. */
  lockAfterMinutes: z.number().int().min(1).max(60).default(10),
  /** Days without contact to the server until the store stays locked. */
  leaseDays: z.number().int().min(1).max(60).default(14),
  /** Suite of new stores; `sm4` where commercial cryptography of the state is demanded. */
  cipherSuite: z.enum(['xchacha20', 'sm4']).default('xchacha20'),
  /** Whether a store may be made where the system has no keychain: never, or after the officer agreed. */
  withoutKeychain: z.enum(['refuse', 'ask']).default('ask'),
  /** Public key (X25519, base64url) for the second key slot; without it a forgotten password loses what was not sent. */
  recoveryKey: z
    .string()
    .regex(/^[\w-]{43}$/)
    .optional(),
  /** Files may be saved and printed. Off: read only on screen. */
  exports: z.boolean().default(true),
  /** Folder or https address with signed packages; nothing is looked up without one. */
  updateFeed: z.string().max(2000).optional(),
  /** Public key (Ed25519, base64url) that packages must be signed with. */
  updateKey: z
    .string()
    .regex(/^[\w-]{43}$/)
    .optional(),
  /** `system` follows the machine, `direct` uses none, anything else is a proxy rule of Chromium. */
  proxy: z.string().max(500).default('system'),
  /** Developer tools, for whoever looks for a fault. */
  devTools: z.boolean().default(false),
})
export type MachinePolicy = z.output<typeof machinePolicy>

/** Not a constant: nothing may be parsed before zod was told not to try `eval`, which the policy of pages reports. */
export function defaultPolicy(): MachinePolicy {
  return machinePolicy.parse({})
}

export interface ReadPolicy {
  readonly policy: MachinePolicy
  /** Keys whose value was not usable: the default holds for them, and the log says so. */
  readonly ignored: readonly string[]
}

/** One bad value must neither lift all the others nor keep the desk from starting. */
export function readPolicy(given: Readonly<Record<string, unknown>>): ReadPolicy {
  const ignored: string[] = []
  const usable: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(given)) {
    const field = Object.hasOwn(machinePolicy.shape, key)
      ? machinePolicy.shape[key as keyof typeof machinePolicy.shape]
      : undefined
    const parsed = field?.safeParse(value)
    if (parsed?.success) usable[key] = value
    else ignored.push(key)
  }
  return { policy: machinePolicy.parse(usable), ignored }
}
