import { DeskError } from '#shared/messages/catalogue'
import { type ArchiveDirectory, archiveDirectory } from '#shared/security/archive-directory'

/** 2 816 petitions take 2.4 MB; a city's month of orders about 100. */
export const maxFileBytes = 200 * 1024 * 1024
/** What a workbook may unpack to; above it the file is a mistake or an attack. */
const maxUnpackedBytes = 1024 * 1024 * 1024

/** A workbook of two hundred sheets has a thousand. */
const maxParts = 10_000

const megabytes = (bytes: number) => `${Math.ceil(bytes / 1024 / 1024)} MB`

/**
 * Tells a workbook from a text table by content, never by name: platforms export web pages and old formats as `.xlsx`.
 * @throws DeskError for everything that is neither, saying what it is and how to make it readable.
 */
export function fileKind(bytes: Uint8Array, file: string): 'xlsx' | 'text' {
  if (bytes.length === 0) throw new DeskError('intake.fileEmpty', { file })
  checkSize(bytes.length, maxFileBytes, file)
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) throw refuseCompound(bytes, file)
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) return checkArchive(bytes, file)
  const what = foreignContent(bytes)
  if (what) throw new DeskError('intake.notExcel', { file, what })
  if (/\.(xlsx|xlsm|xls|et)$/i.test(file))
    throw new DeskError('intake.notExcel', { file, what: '纯文本（若是 CSV，把文件名改为 .csv 即可导入）' })
  return 'text'
}

function checkSize(bytes: number, limit: number, file: string): void {
  if (bytes > limit)
    throw new DeskError('intake.fileTooLarge', { file, size: megabytes(bytes), limit: megabytes(limit) })
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte)
}

/** The container of .xls and .et, and of a workbook with a password: that one holds a stream `EncryptedPackage`. */
function refuseCompound(bytes: Uint8Array, file: string): DeskError {
  const encrypted = Buffer.from(bytes).includes(Buffer.from('EncryptedPackage', 'utf16le'))
  return new DeskError(encrypted ? 'intake.passwordProtected' : 'intake.oldExcel', { file })
}

function checkArchive(bytes: Uint8Array, file: string): 'xlsx' {
  const { names, parts, unpacked } = directoryOf(bytes, file)
  checkSize(unpacked, maxUnpackedBytes, file)
  if (parts > maxParts) throw new DeskError('intake.damaged', { file, reason: '压缩包内的部件过多' })
  if (names.has('xl/workbook.xml')) return 'xlsx'
  if (names.has('xl/workbook.bin')) throw new DeskError('intake.otherExcel', { file, what: '二进制工作簿（.xlsb）' })
  if (names.has('content.xml')) throw new DeskError('intake.otherExcel', { file, what: 'OpenDocument 表格（.ods）' })
  const what = names.has('word/document.xml') ? 'Word 文档' : names.has('ppt/presentation.xml') ? '演示文稿' : '压缩包'
  throw new DeskError('intake.notExcel', { file, what })
}

function directoryOf(bytes: Uint8Array, file: string): ArchiveDirectory {
  try {
    return archiveDirectory(bytes)
  } catch (cause) {
    throw new DeskError('intake.damaged', { file, reason: '压缩结构不完整' }, { cause })
  }
}

function foreignContent(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, 2048))
  const text = head.toString('latin1').trimStart().toLowerCase()
  if (text.startsWith('%pdf')) return 'PDF'
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47]) || startsWith(bytes, [0xff, 0xd8, 0xff])) return '图片'
  if (/^(\u00ef\u00bb\u00bf)?\s*<(!doctype html|html|table|meta|head|style|div)/.test(text)) return '网页（HTML）'
  if (/^(\u00ef\u00bb\u00bf)?\s*<\?xml/.test(text)) return 'XML（如“XML 表格 2003”）'
  if (startsWith(bytes, [0x52, 0x61, 0x72, 0x21]) || startsWith(bytes, [0x37, 0x7a, 0xbc, 0xaf])) return '压缩包'
  const utf16 = startsWith(bytes, [0xff, 0xfe]) || startsWith(bytes, [0xfe, 0xff])
  return !utf16 && head.includes(0) ? '其他程序的二进制数据' : undefined
}
