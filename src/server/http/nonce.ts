import { randomBytes } from 'node:crypto'

/** New for every page that is sent; whoever could guess it could add styles. */
export function newNonce(): string {
  return randomBytes(18).toString('base64')
}
