import { strToU8, zipSync } from 'fflate'
import type { FontPreset } from '#shared/documents/fonts'
import { renderPrintHtml } from '#shared/documents/html/print-html'
import { NONCE_PLACE } from '#shared/security/csp'
import type { CaseBundle, DeskWorker } from '../../../data/desk-worker-api'
import type { Volume } from './build-dossier'

interface FolderParts {
  readonly bundle: CaseBundle
  readonly volumes: Readonly<Record<'main' | 'sub', Volume>>
  readonly desk: DeskWorker
  readonly toPdf: ((html: string, title: string) => Promise<Uint8Array>) | undefined
  /** Who takes it out, when. */
  readonly stamp: string
  readonly fonts: FontPreset
  readonly unmasked: boolean
}

interface Look {
  readonly stamp: string
  readonly fonts: FontPreset
}

interface Printed {
  readonly name: string
  readonly bytes: Uint8Array
}

/**
 * The whole file as a folder: both volumes, the index as CSV, what an archive asks of a file as JSON, and where it goes
 * out uncovered the files of the evidence under their hash: nobody can cover what a picture or a recording tells.
 */
export async function dossierFolder({
  bundle,
  volumes,
  desk,
  toPdf,
  stamp,
  fonts,
  unmasked,
}: FolderParts): Promise<{ zip: Uint8Array; missing: readonly string[] }> {
  const { case: found } = bundle
  const entries: Record<string, Uint8Array> = {}
  for (const kind of ['main', 'sub'] as const) {
    const printed = await printVolume(volumeName(kind), volumes[kind], { stamp, fonts }, toPdf)
    entries[printed.name] = printed.bytes
    entries[`${volumeName(kind)}-目录.csv`] = strToU8(csvOf(volumes[kind]))
  }
  const missing: string[] = []
  const files = unmasked ? bundle.attachments.filter(({ withdrawn }) => !withdrawn) : []
  for (const file of files) {
    const answer = await desk.openAttachment(file.sha256)
    if (!answer.ok) missing.push(file.name)
    else
      entries[`证据/${file.sha256.slice(0, 8)}-${safeName(file.name)}`] = new Uint8Array(
        await answer.file.arrayBuffer(),
      )
  }
  const last = found.archives?.at(-1)
  const metadata = {
    案号: found.caseNo,
    题名: found.title,
    档号: last?.archiveNo,
    保管期限: last?.retention,
    归档时间: last?.at,
    立卷人: last?.by,
    结案方式: found.closing?.kind,
    正卷页数: volumes.main.count,
    副卷页数: volumes.sub.count,
    证据: bundle.attachments.map(({ name, sha256, size, mime, createdAt }) => ({
      name,
      sha256,
      size,
      mime,
      createdAt,
    })),
    导出: stamp,
    个人信息: unmasked ? '未遮盖，含证据原件' : '已遮盖，不含证据原件',
    未取得的文件: missing,
  }
  entries['元数据.json'] = strToU8(JSON.stringify(metadata, null, 2))
  return { zip: zipSync(entries, { level: 6 }), missing }
}

export const volumeName = (kind: 'main' | 'sub') => (kind === 'main' ? '正卷' : '副卷')

/** Every sheet but those of official documents says who took it out and when. */
export function volumeHtml(
  title: string,
  { pages, official }: Pick<Volume, 'pages' | 'official'>,
  { stamp, fonts }: Look,
): string {
  const marked = pages.map((page) => (official.has(page) ? page : { ...page, watermark: stamp }))
  return renderPrintHtml(marked, { nonce: NONCE_PLACE, title, fonts })
}

async function printVolume(
  name: string,
  volume: Volume,
  look: Look,
  toPdf: ((html: string, title: string) => Promise<Uint8Array>) | undefined,
): Promise<Printed> {
  const html = volumeHtml(name, volume, look)
  // A browser cannot make the PDF itself: the same sheets as a page that prints to one.
  return toPdf
    ? { name: `${name}.pdf`, bytes: await toPdf(html, name) }
    : { name: `${name}.html`, bytes: strToU8(html.replaceAll(` nonce="${NONCE_PLACE}"`, '')) }
}

function csvOf({ lines }: Volume): string {
  const quoted = (value: string) => `"${value.replaceAll('"', '""')}"`
  const rows = lines.map(({ title, number, date, from, to }, at) => [
    String(at + 1),
    number,
    title,
    date,
    `${from}-${to}`,
  ])
  return `\ufeff${[['序号', '文号', '题名', '日期', '页号'], ...rows].map((row) => row.map(quoted).join(',')).join('\r\n')}\r\n`
}

const safeName = (name: string) => name.replace(/[\\/:*?"<>|]/g, '_')
