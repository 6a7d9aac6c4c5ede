import { Argument, type Command, Option } from 'commander'
import { fontPresets } from '#shared/documents/fonts'

interface DocumentOptions {
  readonly output?: string
  readonly fonts: string
  readonly list?: boolean
  readonly schema?: string
  readonly example?: string
}

/** `desk document`: a Word file from a kind and its content, without a server. */
export function registerDocument(program: Command): void {
  program
    .command('document')
    .description('由内容文件生成公文（Word）')
    .usage('[选项] <种类> <内容.json> -o <输出.docx>')
    .addArgument(new Argument('[种类]', '文书种类，见 --list'))
    .addArgument(new Argument('[内容.json]', '该种类的全部内容，见 --schema 和 --example'))
    .option('-o, --output <文件>', '输出的 Word 文件')
    .addOption(new Option('--fonts <方案>', `字体方案：${fontPresets.join('、')}`).default('gb'))
    .option('--list', '列出文书种类')
    .option('--schema <种类>', '输出该种类内容的 JSON Schema')
    .option('--example <种类>', '输出一份完整有效的内容样例')
    .action(async (kind: string | undefined, input: string | undefined, options: DocumentOptions) => {
      const { listKinds, schemaOf, exampleOf, writeDocument } = await import('../document-tasks')
      if (options.list) return print(listKinds())
      if (options.schema) return print(schemaOf(options.schema))
      if (options.example) return print(exampleOf(options.example))
      const written = await writeDocument({ kind, input, output: options.output, fonts: options.fonts })
      for (const warning of written.warnings) process.stderr.write(`提示：${warning}\n`)
      print(`已生成 ${written.file}（${written.pages} 页）`)
    })
}

function print(text: string): void {
  process.stdout.write(`${text}\n`)
}
