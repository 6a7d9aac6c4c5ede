import { spawnSync } from 'node:child_process'
import { type FontPreset, fontFaces } from '#shared/documents/fonts'

/** Faces of a preset that this machine lacks; none where the machine cannot be asked. */
export function missingFonts(preset: FontPreset): string[] {
  const installed = process.platform === 'win32' ? windowsFonts() : fontconfigFonts()
  if (installed === undefined) return []
  return [...new Set(Object.values(fontFaces[preset]))].filter((face) => !installed.has(face))
}

function fontconfigFonts(): ReadonlySet<string> | undefined {
  const listed = answerOf('fc-list', [':', 'family', 'fullname'])
  return listed && fontconfigNames(listed.toString('utf8'))
}

function windowsFonts(): ReadonlySet<string> | undefined {
  const listed = answerOf('reg', ['query', 'HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\Fonts'])
  return listed && registryNames(listed)
}

/** `仿宋,FangSong:fullname=仿宋,FangSong`, a font a line. */
export function fontconfigNames(listed: string): ReadonlySet<string> {
  return new Set(listed.split(/[\n,]|:fullname=/).map((name) => name.trim()))
}

/**
 * `    宋体 & 新宋体 (TrueType)    REG_SZ    simsun.ttc`, a file a line. A Chinese console writes GBK, one that was told to
 * writes UTF-8.
 */
export function registryNames(listed: Uint8Array): ReadonlySet<string> {
  const names = [...textOf(listed).matchAll(/^\s+(.+?)(?: \([^)]*\))?\s{2,}REG_SZ/gm)].flatMap(([, each = '']) =>
    each.split('&'),
  )
  return new Set(names.map((name) => name.trim()))
}

function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

function answerOf(command: string, args: readonly string[]): Buffer | undefined {
  const { status, stdout } = spawnSync(command, args)
  return status === 0 ? stdout : undefined
}
