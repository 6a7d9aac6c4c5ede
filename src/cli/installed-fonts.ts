import { spawnSync } from 'node:child_process'
import { type FontPreset, fontFaces } from '#shared/documents/fonts'

/** Faces of a preset that this machine lacks; none where the machine cannot be asked. */
export function missingFonts(preset: FontPreset): string[] {
  const installed = process.platform === 'win32' ? windowsFonts() : fontconfigFonts()
  if (installed === undefined) return []
  return [...new Set(Object.values(fontFaces[preset]))].filter((face) => !installed.includes(face))
}

function fontconfigFonts(): string | undefined {
  return answerOf('fc-list', [':', 'family', 'fullname'])
}

function windowsFonts(): string | undefined {
  return answerOf('reg', ['query', 'HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\Fonts'])
}

function answerOf(command: string, args: readonly string[]): string | undefined {
  const { status, stdout } = spawnSync(command, args, { encoding: 'utf8' })
  return status === 0 ? stdout : undefined
}
