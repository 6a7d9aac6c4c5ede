import { createPrivateKey, generateKeyPairSync, type JsonWebKey, sign } from 'node:crypto'
import { type DeviceKey, type DeviceOrder, deviceKey } from '#shared/sync/device-order'
import type { Queryable } from '../storage/db'
import { readSetting } from '../storage/settings'

const settingKey = 'deviceOrderKey'

/** The key that signs orders to devices; made once for a store, the same in all its server processes. */
async function privateKey(q: Queryable): Promise<JsonWebKey> {
  const known = await readSetting<JsonWebKey>(q, settingKey)
  if (known) return known
  const made = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' })
  await q.query('INSERT INTO setting (key, value) VALUES ($1, $2::jsonb) ON CONFLICT (key) DO NOTHING', [
    settingKey,
    JSON.stringify(made),
  ])
  return (await readSetting<JsonWebKey>(q, settingKey)) ?? made
}

/** What clients check orders with. */
export async function publicDeviceKey(q: Queryable): Promise<DeviceKey> {
  return deviceKey.parse(await privateKey(q))
}

/** The order to erase what a device holds that an administrator shut out. */
export async function purgeOrder(q: Queryable, clientId: string, now: Date): Promise<string> {
  const order: DeviceOrder = { action: 'purge', clientId, at: now.toISOString() }
  const content = Buffer.from(JSON.stringify(order)).toString('base64url')
  const key = createPrivateKey({ key: await privateKey(q), format: 'jwk' })
  const signature = sign('sha256', Buffer.from(content), { key, dsaEncoding: 'ieee-p1363' })
  return `${content}.${signature.toString('base64url')}`
}
