import { z } from 'zod'

/** What the server tells a device that was shut out; signed, because it makes a device erase what it holds. */
export const deviceOrder = z.object({
  action: z.literal('purge'),
  clientId: z.string(),
  at: z.iso.datetime(),
})
export type DeviceOrder = z.infer<typeof deviceOrder>

/** The public key comes with every plan of a bootstrap: ECDSA on P-256, as JWK. */
export const deviceKey = z.object({ kty: z.literal('EC'), crv: z.literal('P-256'), x: z.string(), y: z.string() })
export type DeviceKey = z.infer<typeof deviceKey>

/**
 * The order in a token (`base64url(JSON).base64url(signature)`), when its signature is that of the key this device got
 * while it was trusted and it is meant for this client; otherwise undefined: an order of anybody else erases nothing.
 */
export async function readDeviceOrder(
  token: string,
  key: DeviceKey,
  clientId: string,
): Promise<DeviceOrder | undefined> {
  try {
    const [content = '', signature = ''] = token.split('.')
    const algorithm = { name: 'ECDSA', namedCurve: 'P-256' }
    const imported = await crypto.subtle.importKey('jwk', key, algorithm, false, ['verify'])
    const verify = { name: 'ECDSA', hash: 'SHA-256' }
    const right = await crypto.subtle.verify(verify, imported, bytesOf(signature), new TextEncoder().encode(content))
    if (!right) return undefined
    const order = deviceOrder.parse(JSON.parse(new TextDecoder().decode(bytesOf(content))))
    return order.clientId === clientId ? order : undefined
  } catch {
    return undefined
  }
}

function bytesOf(base64url: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64url.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(text, (char) => char.charCodeAt(0))
}
