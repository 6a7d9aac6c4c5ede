import { Command, CommanderError } from 'commander'
import { speakChinese } from './chinese-help'
import { registerBackup } from './commands/backup'
import { registerBench } from './commands/bench'
import { registerDevice } from './commands/device'
import { registerDocument } from './commands/document'
import { registerDrop } from './commands/drop'
import { registerEnrolment } from './commands/enrolment'
import { registerImport } from './commands/import'
import { registerRecipient } from './commands/recipient'
import { registerRecovery } from './commands/recovery'
import { registerSeed } from './commands/seed'
import { registerServe } from './commands/serve'
import { registerServerKey } from './commands/server-key'
import { registerSource } from './commands/source'
import { registerStandard } from './commands/standard'
import { registerUpdate } from './commands/update'
import { registerUser } from './commands/user'
import { registerVerifyAudit } from './commands/verify-audit'
import { exitCodeHelp } from './exit-codes'
import { reportError } from './report-error'

const program = speakChinese(new Command('desk'))
  .description('执法监督工作台 命令行')
  .usage('[选项] <命令>')
  .addHelpText('after', exitCodeHelp)

for (const register of [
  registerServe,
  registerUser,
  registerDevice,
  registerSource,
  registerRecipient,
  registerEnrolment,
  registerRecovery,
  registerStandard,
  registerUpdate,
  registerImport,
  registerDrop,
  registerSeed,
  registerDocument,
  registerBackup,
  registerServerKey,
  registerVerifyAudit,
  registerBench,
])
  register(program)

try {
  await program.parseAsync(process.argv)
} catch (error) {
  // `--help` ends by an exception too, with code 0; help shown for want of a command has 1.
  process.exitCode = error instanceof CommanderError ? (error.exitCode === 0 ? 0 : 2) : reportError(error)
}
