import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { DeskError } from '#shared/messages/catalogue'

/** Swallows what is typed: a password must not stay on the screen or in a terminal's log. */
const silent = new Writable({ write: (_chunk, _encoding, done) => done() })

async function firstLine(): Promise<string> {
  const lines = createInterface({ input: process.stdin })
  for await (const line of lines) return line
  return ''
}

async function typed(question: string): Promise<string> {
  process.stderr.write(question)
  const reader = createInterface({ input: process.stdin, output: silent, terminal: true })
  try {
    return await reader.question('')
  } finally {
    reader.close()
    process.stderr.write('\n')
  }
}

/**
 * A new password, typed twice at a terminal or read as one line from a pipe.
 * @throws DeskError `cli.passwordMissing`, `cli.optionInvalid` when the two differ
 */
export async function askPassword(): Promise<string> {
  if (!process.stdin.isTTY) {
    const line = await firstLine()
    if (!line) throw new DeskError('cli.passwordMissing')
    return line
  }
  const first = await typed('密码：')
  if (!first) throw new DeskError('cli.passwordMissing')
  if ((await typed('再输一次：')) !== first) throw new DeskError('cli.optionInvalid', { detail: '两次输入的密码不同' })
  return first
}
