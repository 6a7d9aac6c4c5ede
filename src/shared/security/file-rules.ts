/** What is read into memory at once; anything larger belongs into an upload that can be resumed. */
export const MAX_OPENED_BYTES = 256 * 1024 * 1024

const reservedOnWindows = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i
const longest = 120

/**
 * A proposed name as a file system takes it: no separators, control or reserved characters, no dot or blank at the end,
 * no device name of Windows. The extension survives the shortening.
 */
export function safeFileName(proposed: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must go
  const clean = proposed.normalize('NFC').replace(/[\\/:*?"<>|\u0000-\u001f\u007f]/g, '_')
  const trimmed = clean.replace(/^[\s.]+|[\s.]+$/g, '') || '未命名'
  const named = reservedOnWindows.test(trimmed) ? `_${trimmed}` : trimmed
  const characters = Array.from(named)
  if (characters.length <= longest) return named
  const extension = Array.from(/\.[a-z0-9]{1,10}$/i.exec(named)?.[0] ?? '')
  return [...characters.slice(0, longest - extension.length), ...extension].join('')
}
