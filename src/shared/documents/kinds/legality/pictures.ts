import { readPicture } from '../../pictures/picture'
import type { Finding } from './problem'

/** Every picture of a content can be shown; what cannot would print as a grey line. */
export function checkPictures(content: object, under = ''): Finding[] {
  return Object.entries(content).flatMap(([key, value]: [string, unknown]): Finding[] => {
    const path = under === '' ? key : `${under}.${key}`
    if (key === 'picture' && typeof value === 'string' && value !== '') {
      const read = readPicture(value)
      return 'problem' in read ? [{ code: read.problem, path }] : []
    }
    return typeof value === 'object' && value !== null ? checkPictures(value, path) : []
  })
}
