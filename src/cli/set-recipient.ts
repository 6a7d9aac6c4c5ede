import { readFileSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { DeskError } from '#shared/messages/catalogue'
import { withAdministration } from './with-administration'

export interface RecipientOptions {
  readonly url?: string | undefined
  readonly folder?: string | undefined
  readonly key?: string | undefined
  readonly ca?: string | undefined
  readonly data?: string | undefined
}

/** @throws DeskError `cli.recipientAddress`, `cli.recipientUrl`, `cli.recipientKey`, `drop.folderUnusable` */
export async function setRecipient(name: string, { url, folder, key, ca, data }: RecipientOptions): Promise<void> {
  if ((url === undefined) === (folder === undefined)) throw new DeskError('cli.recipientAddress')
  if (key !== undefined && key.length < 16) throw new DeskError('cli.recipientKey')
  const recipient =
    url === undefined
      ? { name, way: 'folder' as const, address: usableFolder(folder ?? ''), ca: null }
      : { name, way: 'http' as const, address: usableUrl(url), ca: ca ? pemOf(ca) : null, key }
  const made = await withAdministration(data, (tasks) => tasks.setRecipient(recipient))
  const shown = made && key === undefined ? `签名密钥（请立即交给对方并保存，不再显示）：\n${made}\n` : ''
  process.stdout.write(`已登记接收方 ${name}：${recipient.address}\n${shown}`)
}

/** Data of cases goes over the network in cipher only; on one machine there is no network. */
function usableUrl(given: string): string {
  const url = URL.canParse(given) ? new URL(given) : undefined
  const local = url?.protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)
  if (url?.username !== '' || !(url.protocol === 'https:' || local))
    throw new DeskError('cli.recipientUrl', { url: given })
  return url.href
}

function usableFolder(given: string): string {
  const dir = resolve(given)
  if (!statSync(dir, { throwIfNoEntry: false })?.isDirectory())
    throw new DeskError('drop.folderUnusable', { dir, reason: '不存在或不是文件夹' })
  return dir
}

function pemOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (cause) {
    throw new DeskError('cli.certificateUnusable', { file, reason: '不能读取' }, { cause })
  }
}
