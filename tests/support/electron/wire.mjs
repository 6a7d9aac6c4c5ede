// How values travel between the page's two worlds and the main process: JSON with what structured clone knows besides.
// Read as text into the page as well, so plain JavaScript without imports.

/** @param onFunction what a function becomes; without it a function cannot be cloned */
export function encode(value, onFunction) {
  const tag = (kind, content) => ({ $: kind, v: content })
  const walk = (given) => {
    if (given === null || typeof given === 'string' || typeof given === 'boolean') return given
    if (given === undefined) return tag('undefined')
    if (typeof given === 'number') return Number.isFinite(given) ? given : tag('number', String(given))
    if (typeof given === 'bigint') return tag('bigint', String(given))
    if (typeof given === 'function') {
      if (onFunction) return tag('function', onFunction(given))
      throw new Error('An object could not be cloned.')
    }
    if (typeof given === 'symbol') throw new Error('An object could not be cloned.')
    if (ArrayBuffer.isView(given))
      return tag('bytes', toBase64(new Uint8Array(given.buffer, given.byteOffset, given.byteLength)))
    if (given instanceof ArrayBuffer) return tag('buffer', toBase64(new Uint8Array(given)))
    if (given instanceof Date) return tag('date', given.getTime())
    if (given instanceof Error) return tag('error', { name: given.name, message: given.message })
    if (given instanceof Map)
      return tag(
        'map',
        [...given].map(([key, item]) => [walk(key), walk(item)]),
      )
    if (given instanceof Set) return tag('set', [...given].map(walk))
    if (Array.isArray(given)) return given.map(walk)
    const fields = Object.fromEntries(Object.entries(given).map(([key, item]) => [key, walk(item)]))
    return '$' in fields ? tag('object', fields) : fields
  }
  return walk(value)
}

export function decode(value, onFunction) {
  if (value === null || typeof value !== 'object') return value
  if (Array.isArray(value)) return value.map((item) => decode(item, onFunction))
  const fields = (given) =>
    Object.fromEntries(Object.entries(given).map(([key, item]) => [key, decode(item, onFunction)]))
  switch (value.$) {
    case undefined:
      return fields(value)
    case 'undefined':
      return undefined
    case 'number':
      return Number(value.v)
    case 'bigint':
      return BigInt(value.v)
    case 'function':
      return onFunction(value.v)
    case 'bytes':
      return fromBase64(value.v)
    case 'buffer':
      return fromBase64(value.v).buffer
    case 'date':
      return new Date(value.v)
    case 'error':
      return Object.assign(new Error(value.v.message), { name: value.v.name })
    case 'map':
      return new Map(value.v.map(([key, item]) => [decode(key, onFunction), decode(item, onFunction)]))
    case 'set':
      return new Set(value.v.map((item) => decode(item, onFunction)))
    case 'object':
      return fields(value.v)
    default:
      throw new Error(`unknown tag ${value.$}`)
  }
}

function toBase64(bytes) {
  let text = ''
  // In pieces: a call takes only so many arguments.
  for (let at = 0; at < bytes.length; at += 32768) text += String.fromCharCode(...bytes.subarray(at, at + 32768))
  return btoa(text)
}

function fromBase64(text) {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
}
