import { mkdir, readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { DeskError } from '#shared/messages/catalogue'
import { configureZod } from '#shared/messages/zod-chinese'
import { kindNamed, presetNamed, writeOne } from './document-tasks'
import { reasonOf } from './file-reason'
import { type Progress, progressLine } from './intake/progress'
import { browserForPdf } from './print-pdf'

export interface BatchInput {
  readonly kind?: string
  /** A folder of content files, one document each. */
  readonly folder: string
  /** Where the Word files go; beside their contents where nothing is said. */
  readonly output?: string
  readonly fonts: string
  readonly pdf: boolean
}

export interface BatchResult {
  readonly written: number
  readonly output: string
  /** Files that were left out, and why. */
  readonly skipped: readonly { readonly file: string; readonly reason: string }[]
}

/** One Word file for each content file of a folder. A bad one is reported and skipped; what cannot be written ends it all. */
export async function writeBatch(batch: BatchInput, progress: Progress = batchProgress()): Promise<BatchResult> {
  if (!batch.kind) throw new DeskError('documents.kindMissing')
  const kind = kindNamed(batch.kind)
  const preset = presetNamed(batch.fonts)
  configureZod()
  const browser = batch.pdf ? browserForPdf() : undefined
  const inputs = await contentFiles(batch.folder)
  const output = batch.output ?? batch.folder
  await makeFolder(output)
  const skipped: { file: string; reason: string }[] = []
  try {
    for (const [at, name] of inputs.entries()) {
      progress.show(at, inputs.length)
      const target = join(output, `${basename(name, '.json')}.docx`)
      try {
        await writeOne({ kind, input: join(batch.folder, name), output: target, preset, browser })
      } catch (error) {
        if (!(error instanceof DeskError) || error.code === 'documents.outputUnwritable') throw error
        skipped.push({ file: name, reason: error.message })
      }
    }
    progress.show(inputs.length, inputs.length)
  } finally {
    progress.clear()
  }
  return { written: inputs.length - skipped.length, output, skipped }
}

const BAR = 30

export function batchProgress(stream: NodeJS.WriteStream = process.stderr): Progress {
  return progressLine(stream, (done, total) => {
    const full = total === 0 ? BAR : Math.round((done / total) * BAR)
    return `[${'█'.repeat(full)}${'░'.repeat(BAR - full)}] ${done} / ${total} 份`
  })
}

async function contentFiles(folder: string): Promise<string[]> {
  let names: string[]
  try {
    names = await readdir(folder)
  } catch (error) {
    throw new DeskError('documents.fileUnreadable', { file: folder, reason: reasonOf(error) }, { cause: error })
  }
  const inputs = names.filter((name) => name.toLowerCase().endsWith('.json')).sort()
  if (inputs.length === 0) throw new DeskError('documents.batchEmpty', { folder })
  return inputs
}

async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true })
  } catch (error) {
    throw new DeskError('documents.outputUnwritable', { file: folder, reason: reasonOf(error) }, { cause: error })
  }
}
