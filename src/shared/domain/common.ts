import { z } from 'zod'

export const entityId = z.string().min(1).max(64)
export const instant = z.iso.datetime()
export const civilDate = z.iso.date()
/** A code of a dictionary; whether the dictionary has it is a guard's question, because a city may edit it. */
export const code = z.string().min(1).max(64)
export const sha256HexShape = z.string().regex(/^[0-9a-f]{64}$/)
export const shortText = z.string().trim().min(1).max(200)

/** Words or an id to look for; no database takes the character NUL. */
export const asked = (most: number) =>
  z
    .string()
    .max(most)
    .refine((text) => !text.includes('\0'), '不能含有空字符')

/** Every stored thing carries who made and last changed it; the engine fills it in. */
export const stamps = {
  createdAt: instant,
  createdBy: entityId,
  updatedAt: instant,
  updatedBy: entityId,
}
