/** What happened, in words, for the person who reads why a seed failed. Keeps the end; long histories begin unread. */
export class Trace {
  readonly #lines: string[] = []

  constructor(
    private readonly now: () => number,
    private readonly keep = 80,
  ) {}

  note(who: string, what: string): void {
    const minutes = this.now() / 60_000
    this.#lines.push(`${minutes.toFixed(3).padStart(9)} min  ${who}: ${what}`)
    if (this.#lines.length > this.keep * 2) this.#lines.splice(0, this.keep)
  }

  get text(): string {
    return this.#lines.slice(-this.keep).join('\n')
  }
}
