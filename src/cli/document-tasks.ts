import { randomUUID } from 'node:crypto'
import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { z } from 'zod'
import { toDocx } from '#shared/documents/docx/to-docx'
import { type FontPreset, fontPresets } from '#shared/documents/fonts'
import type { DocumentKind, LegalityProblem } from '#shared/documents/kinds/kind'
import { documentKindOf, documentKinds } from '#shared/documents/kinds/registry'
import { layoutDocument } from '#shared/documents/layout/layout-document'
import { DeskError } from '#shared/messages/catalogue'
import { configureZod } from '#shared/messages/zod-chinese'
import { type JsonSchema, unknownFields } from './unknown-fields'

export function listKinds(): string {
  return documentKinds.map((kind) => `${kind.code.padEnd(20)}${kind.name}`).join('\n')
}

export function schemaOf(code: string): string {
  return JSON.stringify({ title: kindNamed(code).name, ...jsonSchema(kindNamed(code)) }, null, 2)
}

export function exampleOf(code: string): string {
  return JSON.stringify(kindNamed(code).example(), null, 2)
}

interface WriteInput {
  readonly kind?: string
  readonly input?: string
  readonly output?: string
  readonly fonts: string
}

export interface WrittenDocument {
  readonly file: string
  readonly pages: number
  readonly warnings: readonly string[]
}

/**
 * Writes one Word file. Whatever is wrong with the input is said field by field, and then nothing is written; the file
 * appears whole or not at all.
 */
export async function writeDocument({ kind: code, input, output, fonts }: WriteInput): Promise<WrittenDocument> {
  if (!code || !input) throw new DeskError('documents.kindMissing')
  const kind = kindNamed(code)
  if (!output) throw new DeskError('documents.outputMissing')
  const preset = presetNamed(fonts)
  configureZod()
  const content = await readInput(input)
  const problems = problemsOf(kind, content)
  const errors = problems.filter((problem) => problem.severity === 'error')
  if (errors.length > 0) {
    const detail = errors
      .map((problem) => `\n  ${problem.path || '（全文）'}　${problem.text.replace(/。$/, '')}`)
      .join('；')
    throw new DeskError('documents.inputInvalid', { file: input, count: errors.length, detail, kind: code })
  }
  const printable = kind.toContent(content as Record<string, unknown>)
  await writeWhole(output, await toDocx(printable, { fonts: preset }))
  return {
    file: output,
    pages: layoutDocument(printable).pages.length,
    warnings: problems.map((problem) => problem.text),
  }
}

function kindNamed(code: string): DocumentKind {
  const kind = documentKindOf(code)
  if (kind) return kind
  throw new DeskError('documents.unknownKind', { kind: code, known: documentKinds.map((one) => one.code).join('、') })
}

function presetNamed(fonts: string): FontPreset {
  const preset = fontPresets.find((name) => name === fonts)
  if (preset) return preset
  throw new DeskError('documents.fontsUnknown', { fonts })
}

/** As a person writes it: only fields that have a default may be left out. */
function jsonSchema(kind: DocumentKind): JsonSchema {
  return z.toJSONSchema(kind.schema, { io: 'input' }) as JsonSchema
}

function problemsOf(kind: DocumentKind, content: unknown): LegalityProblem[] {
  if (typeof content !== 'object' || content === null || Array.isArray(content)) {
    return [{ code: 'fieldInvalid', severity: 'error', path: '', text: '内容应为一个 JSON 对象（{…}）。' }]
  }
  // A misspelt optional field would otherwise be lost without a word.
  const unknown = unknownFields(jsonSchema(kind), content).map(
    (path): LegalityProblem => ({ code: 'fieldUnknown', severity: 'error', path, text: '没有这个字段，请核对名称。' }),
  )
  return [...unknown, ...kind.check(content as Record<string, unknown>, { step: 'draft' })]
}

async function readInput(file: string): Promise<unknown> {
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (error) {
    throw new DeskError('documents.fileUnreadable', { file, reason: reasonOf(error) }, { cause: error })
  }
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    throw new DeskError('documents.notJson', { file, where: placeOf(error, text) }, { cause: error })
  }
}

/** Line and column from the parser's message, which only counts characters. */
function placeOf(error: unknown, text: string): string {
  const position = Number(
    error instanceof Error ? (/position (\d+)/.exec(error.message)?.[1] ?? Number.NaN) : Number.NaN,
  )
  if (Number.isNaN(position)) return ''
  const before = text.slice(0, position).split('\n')
  return `（第 ${before.length} 行第 ${(before.at(-1)?.length ?? 0) + 1} 个字符附近）`
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: '文件或目录不存在',
  EACCES: '没有权限',
  EPERM: '没有权限或文件正被打开',
  EBUSY: '文件正被打开',
  EISDIR: '这是一个目录',
  ENOTDIR: '路径中有一段不是目录',
  ENOSPC: '磁盘已满',
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return reasons[code] ?? (code || String(error))
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
