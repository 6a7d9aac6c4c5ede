import iconv from 'iconv-lite'

/**
 * The text of a file: UTF-8 (with or without mark), UTF-16 with mark, or GBK/GB18030, as Chinese Windows writes it;
 * nothing when it is none of these.
 */
export function decodeText(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return iconv.decode(Buffer.from(bytes), 'utf-16le')
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return iconv.decode(Buffer.from(bytes), 'utf-16be')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    const text = iconv.decode(Buffer.from(bytes), 'gb18030')
    return text.includes('\uFFFD') ? undefined : text
  }
}
