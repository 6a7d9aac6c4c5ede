import { randomUUID } from 'node:crypto'
import { rename, rm, writeFile } from 'node:fs/promises'
import { toDocx } from '#shared/documents/docx/to-docx'
import { type FontPreset, fontPresets } from '#shared/documents/fonts'
import type { DocumentKind } from '#shared/documents/kinds/kind'
import { documentKindOf, documentKinds } from '#shared/documents/kinds/registry'
import { layoutDocument } from '#shared/documents/layout/layout-document'
import { DeskError } from '#shared/messages/catalogue'
import { configureZod } from '#shared/messages/zod-chinese'
import { jsonSchema, readCheckedInput } from './document-input'
import { reasonOf } from './file-reason'
import { missingFonts } from './installed-fonts'
import { browserForPdf, printPdf } from './print-pdf'

export function listKinds(): string {
  const width = Math.max(...documentKinds.map(({ code }) => code.length)) + 2
  return documentKinds.map((kind) => `${kind.code.padEnd(width)}${kind.name}`).join('\n')
}

export function schemaOf(code: string): string {
  return JSON.stringify({ title: kindNamed(code).name, ...jsonSchema(kindNamed(code)) }, null, 2)
}

export function exampleOf(code: string): string {
  return JSON.stringify(kindNamed(code).example(), null, 2)
}

export interface WriteInput {
  readonly kind?: string
  readonly input?: string
  readonly output?: string
  readonly fonts: string
  readonly pdf: boolean
}

export interface WrittenDocument {
  readonly files: readonly string[]
  readonly pages: number
  readonly warnings: readonly string[]
}

/**
 * Writes one Word file, and with `pdf` our own pages as PDF beside it. Whatever is wrong with the input is said field by
 * field, and then nothing is written; a file appears whole or not at all.
 */
export async function writeDocument({ kind: code, input, output, fonts, pdf }: WriteInput): Promise<WrittenDocument> {
  if (!code || !input) throw new DeskError('documents.kindMissing')
  const kind = kindNamed(code)
  if (!output) throw new DeskError('documents.outputMissing')
  const preset = presetNamed(fonts)
  configureZod()
  const browser = pdf ? browserForPdf() : undefined
  return writeOne({ kind, input, output, preset, browser })
}

interface OneDocument {
  readonly kind: DocumentKind
  readonly input: string
  readonly output: string
  readonly preset: FontPreset
  /** Where a PDF is wanted: the program that prints it. */
  readonly browser: string | undefined
}

export async function writeOne({ kind, input, output, preset, browser }: OneDocument): Promise<WrittenDocument> {
  const { content, warnings } = await readCheckedInput(kind, input)
  const printable = kind.toContent(content)
  const { pages } = layoutDocument(printable)
  await writeWhole(output, await toDocx(printable, { fonts: preset }))
  const files = [output]
  if (browser) {
    const target = pdfBeside(output)
    await writeWhole(target, await printPdf(browser, pages, { title: printable.title, fonts: preset }))
    files.push(target)
  }
  // A face this machine lacks changes the print made here, not the Word file, which only names it.
  const missing = browser ? missingFonts(preset) : []
  const faces =
    missing.length > 0 ? [`本机没有字体 ${missing.join('、')}，PDF 用相近的字体代替；Word 文件不受影响。`] : []
  return { files, pages: pages.length, warnings: [...warnings, ...faces] }
}

export function pdfBeside(docx: string): string {
  return `${docx.replace(/\.docx$/i, '')}.pdf`
}

export function kindNamed(code: string): DocumentKind {
  const kind = documentKindOf(code)
  if (kind) return kind
  throw new DeskError('documents.unknownKind', { kind: code, known: documentKinds.map((one) => one.code).join('、') })
}

export function presetNamed(fonts: string): FontPreset {
  const preset = fontPresets.find((name) => name === fonts)
  if (preset) return preset
  throw new DeskError('documents.fontsUnknown', { fonts })
}

async function writeWhole(file: string, bytes: Uint8Array): Promise<void> {
  const partial = `${file}.${randomUUID().slice(0, 8)}.part`
  try {
    await writeFile(partial, bytes)
    await rename(partial, file)
  } catch (error) {
    await rm(partial, { force: true })
    throw new DeskError('documents.outputUnwritable', { file, reason: reasonOf(error) }, { cause: error })
  }
}
