import { messages } from './messages'

/** One line that overwrites itself on a screen; nothing where the output goes to a file. */
export interface Progress {
  show(sent: number, total: number): void
  clear(): void
}

export function progressLine(
  stream: NodeJS.WriteStream = process.stderr,
  text: (done: number, total: number) => string = messages.progress,
): Progress {
  if (!stream.isTTY) return { show: () => {}, clear: () => {} }
  return {
    show: (sent, total) => {
      stream.write(`\r${text(sent, total)}`)
    },
    clear: () => {
      stream.write('\r\u001B[K')
    },
  }
}
