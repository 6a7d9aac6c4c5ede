import { alternativeFaces, type FontPreset, type FontRole, fontFaces, fontStack } from '../fonts'

/**
 * Style rules of pages as text: for `adoptedStyleSheets` in the desk (the security policy forbids inline styles) and for
 * the print page. `local()` asks for exact faces, so that a stand-in for 小标宋 is a heavy one without being emboldened
 * by the browser; fonts are never loaded from anywhere.
 */
export function pageStyle(preset: FontPreset): string {
  const roles = Object.keys(fontFaces[preset]) as FontRole[]
  return [
    ...roles.map((role) => fontFace(role, preset)),
    ...roles.map((role) => roleRule(role, preset)),
    textRule,
  ].join('\n')
}

export function roleClass(role: FontRole): string {
  return `gw-${role}`
}

/** Heavy stand-ins by their full names; the family name alone would give the regular weight. */
const standIns: Partial<Readonly<Record<FontRole, readonly string[]>>> = {
  xiaobiaosong: ['Noto Serif CJK SC Black', 'NotoSerifCJKsc-Black', 'Noto Serif CJK SC Bold', 'NotoSerifCJKsc-Bold'],
  heiti: ['Noto Sans CJK SC Medium', 'NotoSansCJKsc-Medium', 'Noto Sans CJK SC Bold', 'NotoSansCJKsc-Bold'],
}

function fontFace(role: FontRole, preset: FontPreset): string {
  const own = [fontFaces[preset][role], ...alternativeFaces[role].filter((name) => !name.startsWith('Noto'))]
  const names = [...own, ...(standIns[role] ?? [])]
  const sources = [...new Set(names)].map((name) => `local("${name}")`)
  return `@font-face{font-family:"${roleClass(role)}-${preset}";src:${sources.join(',')}}`
}

function roleRule(role: FontRole, preset: FontPreset): string {
  const families = fontStack(role, preset).map((name) => (/^[a-z-]+$/.test(name) ? name : `"${name}"`))
  return `.gw-page .${roleClass(role)}{font-family:"${roleClass(role)}-${preset}",${families.join(',')}}`
}

/** Every character has its own place already: no kerning, no ligatures, no squeezing of punctuation. */
const textRule =
  '.gw-page text{font-kerning:none;font-variant-ligatures:none;text-spacing-trim:space-all;font-weight:400}'
