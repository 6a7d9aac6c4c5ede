import { Document } from 'docx'
import type { Knobs } from '../flow/knobs'
import { packageParts } from './package-parts'
import type { Faces } from './paragraphs'
import { paragraphRules } from './patch'
import { VISITING_BASE, visitingStyles } from './styles'

const PART = 'word/styles.xml'

/** Gives a foreign file the styles that our paragraphs name; those it has already, because it was made from ours, stay. */
export function withOwnStyles(parts: Map<string, string | Uint8Array>, knobs: Knobs, faces: Faces): void {
  const xml = parts.get(PART)
  if (typeof xml !== 'string') throw new Error(`no ${PART} in the file`)
  const ids = valuesOf(xml, /<w:style\b[^>]*w:styleId="([^"]+)"/g)
  const names = valuesOf(xml, /<w:name w:val="([^"]+)"/g)
  const missing = ownStyles(knobs, faces)
    .filter(({ id }) => !ids.has(id))
    // WPS gives the styles of our files ids of its own and keeps their names; Word wants names to differ.
    .map((style) => (names.has(style.name) ? style.xml.replace(style.name, `${style.name}（本系统）`) : style.xml))
  parts.set(
    PART,
    xml.replace(/<\/w:styles>\s*$/, () => `${missing.join('')}</w:styles>`),
  )
}

interface OwnStyle {
  readonly id: string
  readonly name: string
  readonly xml: string
}

function ownStyles(knobs: Knobs, faces: Faces): OwnStyle[] {
  const parts = packageParts(
    new Document({ styles: visitingStyles(knobs, faces), sections: [] }),
    `${VISITING_BASE} ${knobs.line} ${Object.values(faces).join(' ')}`,
  )
  const xml = paragraphRules(String(parts.get(PART)), VISITING_BASE)
  return Array.from(xml.matchAll(/<w:style\b[^>]*w:styleId="(Gw\w+)".*?<\/w:style>/gs), ([style, id = '']) => ({
    id,
    name: /<w:name w:val="([^"]+)"/.exec(style)?.[1] ?? id,
    xml: style,
  }))
}

function valuesOf(xml: string, pattern: RegExp): ReadonlySet<string> {
  return new Set(Array.from(xml.matchAll(pattern), ([, value = '']) => value))
}
