import { type Document, Packer } from 'docx'

/** The files of a .docx before they are zipped: path → XML, or the bytes of a picture. */
export type PackageParts = ReadonlyMap<string, string | Uint8Array>

/** What no content changes, by its member in the library's document; only the styles differ, with the look. */
const constant = {
  Styles: 'word/styles.xml',
  Theme: 'word/theme/theme1.xml',
  Numbering: 'word/numbering.xml',
  FootNotes: 'word/footnotes.xml',
  Endnotes: 'word/endnotes.xml',
} as const satisfies Partial<Record<keyof Document, string>>

interface PartCompiler {
  readonly formatter: PartFormatter
  compile(file: Document): unknown
}

interface PartFormatter {
  format(part: unknown, context: { readonly file: Document }): object
}

/** Stands for a part that is put in afterwards; the library must have something to write. */
const PUT_IN_LATER = { kept: {} }

/** A look is a font preset with a line; a deployment has a few. Of more than that the oldest is forgotten. */
const LOOKS_KEPT = 32

const keptByLook = new Map<string, ReadonlyMap<string, string>>()

/**
 * The parts of the file before they are zipped. The library only gives them zipped; to unzip them for the patches and zip
 * them again takes a quarter of all the time. Its exact version is pinned, and another one that has no such member fails
 * here, not at an officer's.
 *
 * `look` names all that the styles depend on: parts that only depend on it are written by the library once. A third of
 * the time went into writing the same theme and styles for each file.
 */
export function packageParts(file: Document, look: string): PackageParts {
  const compiler = (Packer as unknown as { compiler?: PartCompiler }).compiler
  if (typeof compiler?.formatter?.format !== 'function') throw new Error('the docx library has no compiler of parts')
  const kept = keptByLook.get(look)
  if (!kept) {
    const parts = compiled(compiler, file)
    const [oldest] = keptByLook.keys()
    if (oldest !== undefined && keptByLook.size >= LOOKS_KEPT) keptByLook.delete(oldest)
    keptByLook.set(look, constantParts(parts))
    return parts
  }
  const parts = new Map(compiled(withoutConstant(compiler), file))
  for (const [name, xml] of kept) parts.set(name, xml)
  return parts
}

function compiled(compiler: PartCompiler, file: Document): PackageParts {
  const parts = compiler.compile(file)
  if (!(parts instanceof Map) || !parts.has('word/document.xml')) throw new Error('the docx library made no parts')
  return parts
}

function constantParts(parts: PackageParts): ReadonlyMap<string, string> {
  return new Map(
    Object.values(constant).map((name) => {
      const xml = parts.get(name)
      if (typeof xml !== 'string') throw new Error(`the docx library wrote no ${name}`)
      return [name, xml]
    }),
  )
}

function withoutConstant(compiler: PartCompiler): PartCompiler {
  const { formatter } = compiler
  const members = Object.keys(constant) as (keyof typeof constant)[]
  const isConstant = (part: unknown, file: Document) =>
    members.some((member) => {
      const own: unknown = file[member]
      return part === own || (own instanceof Object && 'View' in own && part === own.View)
    })
  const partly: PartFormatter = {
    format: (part, context) => (isConstant(part, context.file) ? PUT_IN_LATER : formatter.format(part, context)),
  }
  return Object.create(compiler, { formatter: { value: partly } }) as PartCompiler
}
