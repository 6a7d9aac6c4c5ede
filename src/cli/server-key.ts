import { resolve } from 'node:path'
import { defaultConfig } from '#server/config'
import {
  addServerKeys,
  countSealed,
  type Forgotten,
  forgetLostSecrets,
  rotateServerKey,
} from '#server/secrets/change-keys'
import { type KeyPlace, keyRingFile, readKeyRing } from '#server/secrets/key-ring'
import { storeKeyId } from '#server/secrets/stored-secrets'
import { findServer } from './data-dirs'
import { withStore } from './with-store'

const placeOf = (data: string | undefined): KeyPlace => ({ ...defaultConfig(), dataDir: findServer(data).dataDir })

export async function showServerKeys(data: string | undefined): Promise<void> {
  const place = placeOf(data)
  const ring = readKeyRing(keyRingFile(place))
  const { counts, current } = await withStore(place.dataDir, async (db) => ({
    counts: await countSealed(db),
    current: await storeKeyId(db),
  }))
  const ids = new Set([...ring.map(({ id }) => id), ...[...counts.keys()].filter((id) => id !== '')])
  const lines = [...ids].map((id) => {
    const made = ring.find((key) => key.id === id)?.made
    const where = made ? `${made.slice(0, 10)} 生成` : '文件中没有'
    return `  ${id}  ${where}，封存 ${counts.get(id) ?? 0} 项${id === current ? '，现用' : ''}`
  })
  const clear = counts.get('') ?? 0
  if (clear > 0) lines.push(`  另有 ${clear} 项尚未封存，下次启动服务端时封存`)
  process.stdout.write(`密钥文件：${keyRingFile(place)}\n${lines.join('\n') || '  尚无密钥'}\n`)
}

export async function renewServerKey(data: string | undefined): Promise<void> {
  const place = placeOf(data)
  const { id, sealed } = await withStore(place.dataDir, (db) => rotateServerKey(db, place, new Date()))
  process.stdout.write(
    `已换用新密钥 ${id}，重新封存 ${sealed} 项。请把 ${keyRingFile(place)} 再存一份；旧密钥留在文件中，供恢复此前的备份。\n`,
  )
}

export function addKeysFrom(file: string, data: string | undefined): void {
  const place = placeOf(data)
  const added = addServerKeys(place, resolve(file))
  process.stdout.write(`已加入 ${added} 把密钥：${keyRingFile(place)}\n`)
}

export async function forgetLostKeys(data: string | undefined): Promise<void> {
  const place = placeOf(data)
  tellForgotten(await withStore(place.dataDir, (db) => forgetLostSecrets(db, place, new Date())))
}

export function tellForgotten({ logins, recipients }: Forgotten): void {
  const lines = [
    logins.length > 0 && `须重设密码的用户（desk user password 用户名）：${logins.join('、')}`,
    recipients.length > 0 && `须重新登记的接收方（desk recipient set 名称）：${recipients.join('、')}`,
  ].filter((line) => line !== false)
  process.stdout.write(`${lines.join('\n') || '没有用遗失密钥封存的内容，未作改动。'}\n`)
}
