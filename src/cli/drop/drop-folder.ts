import { randomBytes } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isUnfinished } from '#server/sharing/unfinished-file'
import { DeskError } from '#shared/messages/catalogue'

export interface Claim {
  /** The file's own name, for messages. */
  readonly file: string
  /** Its name in `working` and later in `done` or `failed`: never the same twice, sorted by time. */
  readonly name: string
}

/** What is written beside a file that is dealt with, by the ending that is added to its name. */
export type Explanations = Readonly<Record<string, string | Uint8Array>>

/**
 * A folder that another program puts files of orders into. A file is claimed by renaming it into `working`, so that two
 * adapters never take the same one; it leaves only when everything in it has been answered for. Whatever stands in
 * `working` after a crash is taken up again.
 */
export class DropFolder {
  #seen = new Map<string, string>()

  constructor(readonly dir: string) {}

  /** @throws DeskError `drop.folderUnusable` */
  prepare(): void {
    try {
      for (const name of ['working', 'done', 'failed']) mkdirSync(join(this.dir, name), { recursive: true })
    } catch (cause) {
      const reason = (cause as NodeJS.ErrnoException).code ?? '未知原因'
      throw new DeskError('drop.folderUnusable', { dir: this.dir, reason }, { cause })
    }
  }

  /** Files that were claimed and not finished, the oldest first. */
  claimed(): Claim[] {
    return readdirSync(join(this.dir, 'working'))
      .filter((name) => /^\d{14}-[0-9a-f]{6}-./.test(name))
      .sort()
      .map((name) => ({ name, file: name.slice(22) }))
  }

  /**
   * Files that have not changed since the call before, in the sequence they were written: a copy over the network grows
   * for minutes, and half a file must not be taken for the whole.
   */
  arrived(): string[] {
    const now = new Map<string, { mark: string; at: number }>()
    for (const entry of readdirSync(this.dir, { withFileTypes: true })) {
      if (!entry.isFile() || isUnfinished(entry.name)) continue
      const stat = statSync(join(this.dir, entry.name), { throwIfNoEntry: false })
      if (stat) now.set(entry.name, { mark: `${stat.size}/${stat.mtimeMs}`, at: stat.mtimeMs })
    }
    const still = [...now].filter(([name, { mark }]) => this.#seen.get(name) === mark)
    this.#seen = new Map([...now].map(([name, { mark }]) => [name, mark]))
    return still.sort(([a, one], [b, other]) => one.at - other.at || (a < b ? -1 : 1)).map(([name]) => name)
  }

  /** Nothing when somebody else was quicker. */
  claim(file: string, now: Date): Claim | undefined {
    const stamp = now.toISOString().replace(/\D/g, '').slice(0, 14)
    const name = `${stamp}-${randomBytes(3).toString('hex')}-${file}`
    return this.#move(join(this.dir, file), join(this.dir, 'working', name)) ? { name, file } : undefined
  }

  read({ name }: Claim): Uint8Array {
    return readFileSync(join(this.dir, 'working', name))
  }

  /** The explanations stand before the file goes: a file in `done` or `failed` is never without its own. */
  finish({ name }: Claim, where: 'done' | 'failed', explanations: Explanations): void {
    for (const [ending, content] of Object.entries(explanations)) this.#write(where, `${name}${ending}`, content)
    this.#move(join(this.dir, 'working', name), join(this.dir, where, name))
  }

  /** Something to look into, beside a file that as a whole went well. */
  leave({ name }: Claim, explanations: Explanations): void {
    for (const [ending, content] of Object.entries(explanations)) this.#write('failed', `${name}${ending}`, content)
  }

  #write(where: string, name: string, content: string | Uint8Array): void {
    const target = join(this.dir, where, name)
    writeFileSync(`${target}.tmp`, content)
    renameSync(`${target}.tmp`, target)
  }

  #move(from: string, to: string): boolean {
    try {
      renameSync(from, to)
      return true
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false
      throw error
    }
  }
}
