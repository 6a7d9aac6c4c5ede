import { readFile, stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { z } from 'zod'
import { decodeText } from '#server/intake/decode-text'
import type { DocumentKind, LegalityProblem } from '#shared/documents/kinds/kind'
import { PICTURE_LIMITS } from '#shared/documents/pictures/limits'
import { DeskError } from '#shared/messages/catalogue'
import { reasonOf } from './file-reason'
import { type JsonSchema, unknownFields } from './unknown-fields'

export interface CheckedInput {
  readonly content: Record<string, unknown>
  readonly warnings: readonly string[]
}

/**
 * Reads a content file and checks it against its kind. @throws DeskError that names every wrong field, what is wrong with
 * it and what is expected; nothing is written then.
 */
export async function readCheckedInput(kind: DocumentKind, file: string): Promise<CheckedInput> {
  const content = await withPictures(await readJson(file), dirname(file))
  const problems = problemsOf(kind, content)
  const errors = problems.filter((problem) => problem.severity === 'error')
  if (errors.length > 0) {
    const detail = errors
      .map((problem) => `\n  ${problem.path || '（全文）'}　${problem.text.replace(/。$/, '')}`)
      .join('；')
    throw new DeskError('documents.inputInvalid', { file, count: errors.length, detail, kind: kind.code })
  }
  return { content: content as Record<string, unknown>, warnings: problems.map((problem) => problem.text) }
}

/** As a person writes it: only fields that have a default may be left out. */
export function jsonSchema(kind: DocumentKind): JsonSchema {
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

async function readJson(file: string): Promise<unknown> {
  let bytes: Buffer
  try {
    bytes = await readFile(file)
  } catch (error) {
    throw new DeskError('documents.fileUnreadable', { file, reason: reasonOf(error) }, { cause: error })
  }
  const text = decodeText(bytes)
  if (text === undefined) throw new DeskError('documents.encodingUnknown', { file })
  try {
    return JSON.parse(text)
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

/** A `picture` may name a file, looked for beside the content file; it is read in as the data address that content keeps. */
async function withPictures(value: unknown, folder: string): Promise<unknown> {
  if (Array.isArray(value)) return Promise.all(value.map((item) => withPictures(item, folder)))
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(async ([key, inner]: [string, unknown]) => {
    const named = key === 'picture' && typeof inner === 'string' && inner !== '' && !inner.startsWith('data:')
    return [key, named ? await pictureFile(resolve(folder, inner)) : await withPictures(inner, folder)]
  })
  return Object.fromEntries(await Promise.all(entries))
}

async function pictureFile(file: string): Promise<string> {
  try {
    const { size } = await stat(file)
    if (size > PICTURE_LIMITS.bytes) throw new DeskError('documents.pictureLarge', { file, size: megabytes(size) })
    const bytes = await readFile(file)
    return `data:image/${bytes[0] === 0xff ? 'jpeg' : 'png'};base64,${bytes.toString('base64')}`
  } catch (error) {
    if (error instanceof DeskError) throw error
    throw new DeskError('documents.fileUnreadable', { file, reason: reasonOf(error) }, { cause: error })
  }
}

function megabytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`
}
