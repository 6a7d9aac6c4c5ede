import { z } from 'zod'

/** A file kept by its content: what names it is the SHA-256 of its bytes. */
export const storedFile = z.object({
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  name: z.string().min(1).max(200),
  mime: z.string().max(100),
  size: z.number().int().nonnegative(),
})
export type StoredFile = z.infer<typeof storedFile>
