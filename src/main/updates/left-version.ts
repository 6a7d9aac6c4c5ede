import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const left = z.object({ version: z.string() })
const fileOf = (profile: string) => join(profile, 'update-left.json')

/** The version that an officer went back from: it is not offered again by itself, a later one is. */
export function leftVersion(profile: string): string | undefined {
  try {
    return left.parse(JSON.parse(readFileSync(fileOf(profile), 'utf8'))).version
  } catch {
    return undefined
  }
}

export function noteLeft(profile: string, version: string): void {
  writeFileSync(fileOf(profile), JSON.stringify({ version }), { mode: 0o600, flush: true })
}

export function forgetLeft(profile: string): void {
  rmSync(fileOf(profile), { force: true })
}
