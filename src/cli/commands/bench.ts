import { spawn } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { Argument, type Command } from 'commander'
import { projectRoot } from '#server/project-root'
import { DeskError } from '#shared/messages/catalogue'

const ENDING = '.bench.ts'

/** `desk bench NAME`: measures and prints; a figure that is missed never fails anything, these machines are noisy. */
export function registerBench(program: Command): void {
  program
    .command('bench')
    .description('运行基准测试并打印结果（需要源代码和开发用的软件包）')
    .addArgument(new Argument('<名称>', `基准的名称：${names().join('、') || '本机没有'}`))
    .addArgument(new Argument('[参数...]', '交给该基准的参数，见 desk bench <名称> -- --help'))
    .action(async (name: string, args: readonly string[]) => {
      if (!names().includes(name)) {
        throw names().length === 0
          ? new DeskError('cli.benchesMissing')
          : new DeskError('cli.benchUnknown', { name, known: names().join('、') })
      }
      process.exitCode = await run(join(benchFolder(), `${name}${ENDING}`), args)
    })
}

function benchFolder(): string {
  return join(projectRoot(), 'tests', 'bench')
}

function names(): string[] {
  const folder = benchFolder()
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((file) => file.endsWith(ENDING))
    .map((file) => file.slice(0, -ENDING.length))
}

/** In a process of its own: what is measured shares its memory with nothing else. */
function run(file: string, args: readonly string[]): Promise<number> {
  const child = spawn(process.execPath, ['--expose-gc', '--import', 'tsx', file, ...args], {
    cwd: projectRoot(),
    stdio: 'inherit',
  })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code, signal) => resolve(signal ? 1 : (code ?? 1)))
  })
}
