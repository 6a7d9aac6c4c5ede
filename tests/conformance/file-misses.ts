import { strFromU8, unzipSync } from 'fflate'
import type { DocumentFormat } from '#shared/documents/content'
import type { Miss } from './miss'

const NAMES = ['ascii', 'hAnsi', 'eastAsia', 'cs']

/** What the file itself says: paper, grid, margins, footers, faces, sizes. */
export function fileMisses(docx: Uint8Array, format: DocumentFormat): Miss[] {
  const files = Object.fromEntries(Object.entries(unzipSync(docx)).map(([name, bytes]) => [name, strFromU8(bytes)]))
  const part = (name: string) => files[`word/${name}`] ?? ''
  const misses: Miss[] = []
  const need = (check: string, good: boolean, found: string) => {
    if (!good) misses.push({ check, found: found.slice(0, 200) })
  }
  const texts = Object.entries(files).filter(([name]) => /^word\/(document|footer\d+|header\d+)\.xml$/.test(name))
  const own = part('styles.xml').match(/<w:style [^>]*w:styleId="(Normal|Gw\w+)".*?<\/w:style>/gs) ?? []
  for (const [name, xml] of [...texts, ['own styles', own.join('')] as const]) {
    for (const fonts of xml.match(/<w:rFonts [^>]*>/g) ?? []) {
      const faces = NAMES.map((attribute) => new RegExp(`w:${attribute}="([^"]+)"`).exec(fonts)?.[1])
      need(
        'faces',
        new Set(faces).size === 1 && faces[0] !== undefined && fonts.includes('eastAsia"'),
        `${name} ${fonts}`,
      )
    }
    need('runs have faces', !/<w:rPr>(?!<w:rFonts)/.test(xml), name)
    need('no bold', !/<w:b\/>|<w:b w:val="(1|true)"/.test(xml), name)
  }
  for (const section of part('document.xml').match(/<w:sectPr.*?<\/w:sectPr>/gs) ?? []) {
    need('paper', /<w:pgSz [^>]*w:w="11906"/.test(section) && /<w:pgSz [^>]*w:h="16838"/.test(section), section)
    for (const [side, length] of [
      ['top', 2098],
      ['right', 1474],
      ['bottom', 1984],
      ['left', 1588],
      ['footer', format === 'form' ? '(1417|680)' : 1417],
    ]) {
      need('margins', new RegExp(`<w:pgMar [^>]*w:${side}="${length}"`).test(section), `${side}: ${section}`)
    }
    const grid = /<w:docGrid [^>]*>/.exec(section)?.[0] ?? 'none'
    need('grid', /linesAndChars/.test(grid) && /linePitch="579"/.test(grid) && /charSpace="-849"/.test(grid), grid)
    need(
      'odd and even footers',
      /footerReference[^>]*"default"/.test(section) && /footerReference[^>]*"even"/.test(section),
      section,
    )
  }
  need('odd and even footers', part('settings.xml').includes('<w:evenAndOddHeaders'), 'settings')
  need('compatibility 15', /<w:compatSetting w:val="15"/.test(part('settings.xml')), 'settings')
  for (const [style, size] of [
    ['Normal', 32],
    ['GwBody', 32],
    ['GwHeading1', 32],
    ['GwTitle', 44],
    ['GwColophon', 28],
    ['GwPageNumber', 28],
  ]) {
    const xml = own.find((one) => one.includes(`w:styleId="${style}"`)) ?? ''
    need('sizes', xml.includes(`<w:sz w:val="${size}"/>`), `${style}: ${xml}`)
  }
  const text = part('document.xml').replace(/<[^>]+>/g, '')
  if (format === 'general' || format === 'letter') {
    need('number form', /〔\d{4}〕([1-9]\d*|\u3000)号/.test(text), text.slice(0, 60))
  }
  if (format === 'minutes') need('number form', /第([1-9]\d*|\u3000)期/.test(text), text.slice(0, 60))
  need('number form', !/[[（(]\d{4}[\])）]\d+号|〕0\d*号|〕第/.test(text), text.slice(0, 60))
  if (format !== 'form') need('date form', /\d{4}年([1-9]\d?|\u3000)月([1-9]\d?|\u3000)日/.test(text), 'no date')
  return misses
}
