import type { Command } from 'commander'
import { DATA_STANDARD_VERSION, dataStandard, schemaOf } from '#shared/intake/data-standard'

/** `desk standard`: what other systems may send, as JSON Schema, for those who build them. */
export function registerStandard(program: Command): void {
  program
    .command('standard')
    .description('输出数据标准：各类报文的 JSON Schema、代码表名称和示例')
    .action(() => {
      const messages = dataStandard.map((message) => {
        const { name, title, route, list, tables, example } = message
        return { name, title, route, list, tables, example, schema: schemaOf(message) }
      })
      process.stdout.write(`${JSON.stringify({ version: DATA_STANDARD_VERSION, messages }, null, 2)}\n`)
    })
}
