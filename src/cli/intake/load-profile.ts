import { existsSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { defaultConfig } from '#server/config'
import { decodeText } from '#server/intake/decode-text'
import { type ImportProfile, importProfile } from '#shared/intake/profile'
import { DeskError } from '#shared/messages/catalogue'
import { chineseMessage, issueTexts } from '#shared/messages/zod-chinese'
import { readNamed } from '../named-files'

/**
 * A profile that we ship, by name, or one of a city, by the path of its file.
 * @throws DeskError `intake.profileUnknown`, `intake.profileInvalid`, `cli.fileUnreadable`
 */
export function loadProfile(name: string): ImportProfile {
  const folder = join(defaultConfig().resourcesDir, 'import-profiles')
  const file = name.endsWith('.json') ? name : join(folder, `${basename(name)}.json`)
  if (!existsSync(file)) throw new DeskError('intake.profileUnknown', { name, known: knownProfiles(folder).join('、') })
  const parsed = importProfile.safeParse(readJson(name, file), { error: chineseMessage })
  if (!parsed.success)
    throw new DeskError('intake.profileInvalid', { name, detail: issueTexts(importProfile, parsed.error).join('；') })
  return parsed.data
}

function readJson(name: string, file: string): unknown {
  const text = decodeText(readNamed(file))
  try {
    return JSON.parse(text ?? '')
  } catch (cause) {
    throw new DeskError('intake.profileInvalid', { name, detail: '不是 JSON 文件' }, { cause })
  }
}

function knownProfiles(folder: string): string[] {
  return readdirSync(folder).flatMap((file) => (file.endsWith('.json') ? [file.slice(0, -'.json'.length)] : []))
}
