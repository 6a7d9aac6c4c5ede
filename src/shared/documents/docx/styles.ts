import { AlignmentType, type IParagraphStyleOptions, type IStylesOptions, LineRuleType } from 'docx'
import type { FlowParagraph } from '../flow/flow'
import type { Knobs } from '../flow/knobs'
import type { FontPreset, FontRole } from '../fonts'
import { CHARACTER_SPACING, COLOPHON, cells, PAGE_NUMBER_LINE, RED, SIZE, TABLE, TITLE_LINE } from '../measures'

/** All four faces of a run and the hint: without it “” — … fall back to a Western font. */
export function runFont(role: FontRole, faces: Readonly<Record<FontRole, string>>) {
  const face = faces[role]
  return { ascii: face, hAnsi: face, eastAsia: face, cs: face, hint: 'eastAsia' }
}

export const halfPoints = (twips: number) => Math.round(twips / 10)

interface StyleSpec {
  readonly id: string
  readonly name: string
  readonly role: FontRole
  readonly size: number
  readonly spacing: number
  readonly line: number
  readonly align?: (typeof AlignmentType)[keyof typeof AlignmentType]
  readonly firstLine?: number
  readonly color?: string
  readonly outlineLevel?: number
  readonly keepNext?: boolean
}

/** The named styles an officer sees in Word; headings carry outline levels for the navigation pane. */
function styleSpecs(knobs: Knobs): StyleSpec[] {
  const body = { size: SIZE.body, spacing: CHARACTER_SPACING, line: knobs.line }
  const heading = { ...body, align: AlignmentType.BOTH, firstLine: cells(2), keepNext: true }
  const text: StyleSpec = {
    ...body,
    id: 'GwBody',
    name: '公文正文',
    role: 'fangsong',
    align: AlignmentType.BOTH,
    firstLine: cells(2),
  }
  return [
    {
      id: 'GwMark',
      name: '发文机关标志',
      role: 'xiaobiaosong',
      size: 880,
      spacing: 0,
      line: 946,
      align: AlignmentType.CENTER,
      color: RED,
    },
    {
      id: 'GwTitle',
      name: '公文标题',
      role: 'xiaobiaosong',
      size: SIZE.title,
      spacing: 0,
      line: TITLE_LINE,
      align: AlignmentType.CENTER,
    },
    text,
    { ...heading, id: 'GwHeading1', name: '公文一级标题', role: 'heiti', outlineLevel: 0 },
    { ...heading, id: 'GwHeading2', name: '公文二级标题', role: 'kaiti', outlineLevel: 1 },
    { ...heading, id: 'GwHeading3', name: '公文三级标题', role: 'fangsong', outlineLevel: 2 },
    { id: 'GwColophon', name: '公文版记', role: 'fangsong', size: SIZE.colophon, spacing: 0, line: COLOPHON.line },
    { id: 'GwPageNumber', name: '公文页码', role: 'songti', size: SIZE.colophon, spacing: 0, line: PAGE_NUMBER_LINE },
    { id: 'GwFigure', name: '公文图表', role: 'fangsong', size: 20, spacing: 0, line: 20 },
    { id: 'GwTable', name: '公文表格', role: 'fangsong', size: TABLE.size, spacing: 0, line: TABLE.line },
  ]
}

/** Which named style a paragraph of the flow has; what differs from the style is written directly. */
export function styleOf(paragraph: FlowParagraph): string {
  switch (paragraph.part) {
    case 'mark':
      return 'GwMark'
    case 'title':
    case 'annexTitle':
      return 'GwTitle'
    case 'body':
      return 'GwBody'
    case 'heading':
      return headingStyle(paragraph.runs[0]?.role)
    case 'colophon':
      return 'GwColophon'
    case 'pageNumber':
      return 'GwPageNumber'
    case 'table':
    case 'caption':
      return 'GwTable'
    default:
      return 'Normal'
  }
}

function headingStyle(role: FontRole | undefined): string {
  return role === 'heiti' ? 'GwHeading1' : role === 'kaiti' ? 'GwHeading2' : 'GwHeading3'
}

/** Names all that the styles depend on: files of one look have the same styles. */
export function lookOf(knobs: Knobs, fonts: FontPreset): string {
  return `${fonts} ${knobs.line}`
}

export function documentStyles(knobs: Knobs, faces: Readonly<Record<FontRole, string>>): IStylesOptions {
  return {
    default: {
      document: {
        run: {
          font: runFont('fangsong', faces),
          size: halfPoints(SIZE.body),
          language: { value: 'en-US', eastAsia: 'zh-CN', bidirectional: 'ar-SA' },
          snapToGrid: false,
        },
      },
    },
    paragraphStyles: [
      {
        id: 'Normal',
        name: 'Normal',
        quickFormat: true,
        run: { font: runFont('fangsong', faces), size: halfPoints(SIZE.body) },
        paragraph: { spacing: exact(knobs.line) },
      },
      ...styleSpecs(knobs).map((spec) => namedStyle(spec, faces)),
    ],
  }
}

/** The same styles for a file with a Normal of its own: they rest on a style that says all that ours does. */
export function visitingStyles(knobs: Knobs, faces: Readonly<Record<FontRole, string>>): IStylesOptions {
  return {
    paragraphStyles: [
      {
        id: VISITING_BASE,
        name: '公文基准',
        run: { font: runFont('fangsong', faces), size: halfPoints(SIZE.body), snapToGrid: false },
        paragraph: { spacing: exact(knobs.line) },
      },
      ...styleSpecs(knobs).map((spec) => namedStyle(spec, faces, VISITING_BASE)),
    ],
  }
}

export const VISITING_BASE = 'GwBase'

export function exact(line: number) {
  return { line, lineRule: LineRuleType.EXACT, before: 0, after: 0 }
}

function namedStyle(
  spec: StyleSpec,
  faces: Readonly<Record<FontRole, string>>,
  basedOn = 'Normal',
): IParagraphStyleOptions {
  return {
    id: spec.id,
    name: spec.name,
    basedOn,
    quickFormat: true,
    run: {
      font: runFont(spec.role, faces),
      size: halfPoints(spec.size),
      characterSpacing: spec.spacing,
      ...(spec.color ? { color: spec.color } : {}),
    },
    paragraph: {
      spacing: exact(spec.line),
      ...(spec.align ? { alignment: spec.align } : {}),
      ...(spec.firstLine ? { indent: { firstLine: spec.firstLine } } : {}),
      ...(spec.outlineLevel === undefined ? {} : { outlineLevel: spec.outlineLevel }),
      ...(spec.keepNext ? { keepNext: true } : {}),
    },
  }
}
