/**
 * Run as a program: a client that journals every command to a file and flushes it before it counts as made, pushes what
 * has no receipt, and notes every receipt of a 2xx in another file. Arguments: server URL, authority, token, client id,
 * folder. It may be killed at any time and goes on from its files.
 */
import { appendFileSync, closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { v7 as uuidv7 } from 'uuid'
import { askServer } from '../../src/cli/server-client'

const [, , url = '', caFile = '', token = '', clientId = '', folder = ''] = process.argv
const journalFile = join(folder, 'journal')
const receiptFile = join(folder, 'receipts')

interface Command {
  readonly id: string
  readonly seq: number
}

/** Whole lines only: the kill may have cut the last one. */
function linesOf<T>(file: string): T[] {
  if (!existsSync(file)) return []
  const text = readFileSync(file, 'utf8')
  return text
    .slice(0, text.lastIndexOf('\n') + 1)
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T)
}

function append(file: string, value: object): void {
  const descriptor = openSync(file, 'a')
  writeSync(descriptor, `${JSON.stringify(value)}\n`)
  fsyncSync(descriptor)
  closeSync(descriptor)
}

// A cut-off line must not swallow the next one.
for (const file of [journalFile, receiptFile])
  if (existsSync(file) && !readFileSync(file, 'utf8').endsWith('\n')) appendFileSync(file, '\n')

const commands = linesOf<Command>(journalFile)
const known = new Set(linesOf<{ id: string }>(receiptFile).map(({ id }) => id))
for (;;) {
  for (let n = 0; n < 3; n++) {
    const content = { type: 'lead.reconsider', version: 1, input: { orderId: uuidv7() }, seen: [], after: [] }
    const command = { id: uuidv7(), seq: commands.length + 1, deviceAt: new Date().toISOString(), ...content }
    append(journalFile, command)
    commands.push(command)
  }
  const due = commands.filter(({ id }) => !known.has(id)).slice(0, 50)
  try {
    const answer = await askServer(
      { url, caFile },
      {
        path: '/sync/v1/push',
        body: { clientId, commands: due },
        headers: { authorization: `Bearer ${token}`, 'desk-protocol': '1' },
      },
    )
    if (answer.status === 200) {
      for (const { id, status } of JSON.parse(answer.text).receipts) {
        append(receiptFile, { id, status })
        known.add(id)
      }
    } else process.stderr.write(`${answer.text}\n`)
  } catch {
    // The server was killed: the same again, as soon as it is there.
    await new Promise((resolve) => setTimeout(resolve, 30))
  }
}
