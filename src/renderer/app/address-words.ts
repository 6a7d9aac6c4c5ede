import { defaultParseSearch, defaultStringifySearch } from '@tanstack/react-router'

/** What is typed into a search field: names, phone numbers, addresses of people. */
const TYPED = 'q'
const MOST_WORDS = 500

/**
 * Keeps typed words out of the address: a browser writes addresses into its history on the disk, in clear. The address
 * holds a sign for the words instead; what it stands for is in memory only and gone with the page.
 */
export class AddressWords {
  private readonly words = new Map<string, string>()
  private readonly signs = new Map<string, string>()
  /** Signs of an earlier page mean nothing here. */
  private readonly page = crypto.randomUUID().slice(0, 8)
  private count = 0

  readonly stringify = (search: Record<string, unknown>): string => {
    const typed = search[TYPED]
    return defaultStringifySearch(
      typed === undefined || typed === ''
        ? { ...search, [TYPED]: undefined }
        : { ...search, [TYPED]: this.signFor(String(typed)) },
    )
  }

  readonly parse = (text: string): Record<string, unknown> => {
    const { [TYPED]: sign, ...rest } = defaultParseSearch(text) as Record<string, unknown>
    const typed = sign === undefined ? undefined : this.words.get(String(sign))
    return typed === undefined ? rest : { ...rest, [TYPED]: typed }
  }

  private signFor(typed: string): string {
    const known = this.signs.get(typed)
    if (known) return known
    const sign = `~${this.page}.${++this.count}`
    this.signs.set(typed, sign)
    this.words.set(sign, typed)
    const [oldest] = this.words
    if (oldest && this.words.size > MOST_WORDS) {
      this.words.delete(oldest[0])
      this.signs.delete(oldest[1])
    }
    return sign
  }
}
