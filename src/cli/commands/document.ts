import { Argument, type Command, Option } from 'commander'
import { fontPresets } from '#shared/documents/fonts'
import { DeskError } from '#shared/messages/catalogue'

interface DocumentOptions {
  readonly output?: string
  readonly fonts: string
  readonly pdf?: boolean
  readonly batch?: string
  readonly list?: boolean
  readonly schema?: string
  readonly example?: string
}

const EXIT_NOTHING_WRITTEN = 2
/** As of an import: some inputs were left out, the others are written. */
const EXIT_SOME_SKIPPED = 4

/** `desk document`: a Word file from a kind and its content, without a server. */
export function registerDocument(program: Command): void {
  program
    .command('document')
    .description('由内容文件生成公文（Word、PDF）')
    .usage('[选项] <种类> <内容.json> -o <输出.docx>')
    .addArgument(new Argument('[种类]', '文书种类，见 --list'))
    .addArgument(new Argument('[内容.json]', '该种类的全部内容，见 --schema 和 --example'))
    .option('-o, --output <文件>', '输出的 Word 文件；批量生成时为输出目录')
    .addOption(new Option('--fonts <方案>', `字体方案：${fontPresets.join('、')}`).default('gb'))
    .option('--pdf', '同时由本机的 Chromium、Chrome 或 Edge 打印 PDF')
    .option('--batch <目录>', '目录中的每个 .json 生成一份；有误的报告后跳过')
    .option('--list', '列出文书种类')
    .option('--schema <种类>', '输出该种类内容的 JSON Schema')
    .option('--example <种类>', '输出一份完整有效的内容样例')
    .action(async (kind: string | undefined, input: string | undefined, options: DocumentOptions) => {
      const { fonts, pdf = false, output } = options
      const { listKinds, schemaOf, exampleOf, writeDocument } = await import('../document-tasks')
      if (options.list) return print(listKinds())
      if (options.schema) return print(schemaOf(options.schema))
      if (options.example) return print(exampleOf(options.example))
      if (options.batch) return batch({ kind, folder: options.batch, output, fonts, pdf })
      const written = await writeDocument({ kind, input, output, fonts, pdf })
      for (const warning of written.warnings) process.stderr.write(`提示：${warning}\n`)
      print(`已生成 ${written.files.join('、')}（${written.pages} 页）`)
    })
}

async function batch(input: Parameters<typeof import('../document-batch').writeBatch>[0]): Promise<void> {
  if (input.output && /\.(docx|pdf)$/i.test(input.output)) {
    throw new DeskError('documents.batchOutput', { file: input.output })
  }
  const { writeBatch } = await import('../document-batch')
  const result = await writeBatch(input)
  for (const { file, reason } of result.skipped) process.stderr.write(`跳过 ${file}：${reason}\n`)
  const left = result.skipped.length > 0 ? `，跳过 ${result.skipped.length} 份` : ''
  print(`已生成 ${result.written} 份${left}，在 ${result.output}`)
  if (result.skipped.length > 0) process.exitCode = result.written > 0 ? EXIT_SOME_SKIPPED : EXIT_NOTHING_WRITTEN
}

function print(text: string): void {
  process.stdout.write(`${text}\n`)
}
