import { useEffect, useState } from 'react'
import { type FontPreset, fontFaces, fontPresets } from '#shared/documents/fonts'

const probes = new Map<string, Promise<boolean>>()

/** Which faces of a preset this machine lacks. */
export async function missingFonts(preset: FontPreset): Promise<readonly string[]> {
  const names = [...new Set(Object.values(fontFaces[preset]))]
  const found = await Promise.all(names.map(isInstalled))
  return names.filter((_name, index) => !found[index])
}

/** A preset of which this machine has every face. */
export async function completePreset(): Promise<FontPreset | undefined> {
  for (const preset of fontPresets) if ((await missingFonts(preset)).length === 0) return preset
  return undefined
}

/** The same for a page; empty until it is known. */
export function useMissingFonts(preset: FontPreset): readonly string[] {
  const [missing, setMissing] = useState<{ preset: FontPreset; names: readonly string[] }>()
  useEffect(() => {
    void missingFonts(preset).then((names) => setMissing({ preset, names }))
  }, [preset])
  return missing?.preset === preset ? missing.names : []
}

/**
 * Whether the machine has a font of exactly this name. `document.fonts.check` answers yes for fonts nobody has, and
 * widths tell nothing about Chinese characters, which are all one em wide; loading a local face by its name does.
 */
function isInstalled(name: string): Promise<boolean> {
  const known = probes.get(name)
  if (known) return known
  const probe = new FontFace('desk-font-probe', `local("${name}")`).load().then(
    () => true,
    () => false,
  )
  probes.set(name, probe)
  return probe
}
