import type { Command, CommanderError } from 'commander'
import { DeskError } from '#shared/messages/catalogue'

const titles: Readonly<Record<string, string>> = {
  'Usage:': '用法：',
  'Arguments:': '参数：',
  'Options:': '选项：',
  'Global Options:': '全局选项：',
  'Commands:': '命令：',
}

/** What commander refuses, as an entry of the catalogue. */
function refusalOf(error: CommanderError): DeskError {
  const named = /'([^']+)'/.exec(error.message)?.[1] ?? ''
  const detail: Readonly<Record<string, string>> = {
    'commander.unknownOption': `没有选项 ${named}`,
    'commander.unknownCommand': `没有命令 ${named}`,
    'commander.missingArgument': `缺少 ${named}`,
    'commander.missingMandatoryOptionValue': `缺少选项 ${named}`,
    'commander.optionMissingArgument': `选项 ${named} 后面要有值`,
    'commander.excessArguments': '多出了参数',
    'commander.invalidArgument': error.message.replace(/^error: /, ''),
    'commander.conflictingOption': `选项 ${named} 不能与其他选项同时使用`,
  }
  return new DeskError('cli.optionInvalid', { detail: detail[error.code] ?? named })
}

/** Chinese headings and texts for a program and all commands added to it later. */
export function speakChinese(program: Command): Command {
  return program
    .configureHelp({ styleTitle: (title) => titles[title] ?? title })
    .helpOption('-h, --help', '显示帮助')
    .helpCommand('help [command]', '显示某个命令的帮助')
    .configureOutput({ outputError: () => {} })
    .exitOverride((error) => {
      if (error.exitCode === 0 || error.code === 'commander.help') throw error
      throw refusalOf(error)
    })
}
