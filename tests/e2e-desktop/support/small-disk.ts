import { execFileSync } from 'node:child_process'
import { mkdtemp, rm, statfs, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const MB = 1024 * 1024

/** A disk of its own for one machine, which fills up when a test says so. */
export class SmallDisk {
  private constructor(private readonly place: string) {}

  /** Undefined where nothing can be mounted: only Linux lets it, and only its administrator. */
  static async mount(megabytes: number): Promise<SmallDisk | undefined> {
    if (process.platform !== 'linux' || process.getuid?.() !== 0) return undefined
    const place = await mkdtemp(join(tmpdir(), 'desk-disk-'))
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', place], { stdio: 'ignore' })
      return new SmallDisk(place)
    } catch {
      await rm(place, { recursive: true })
      return undefined
    }
  }

  /** Where the machine lies. */
  get machine(): string {
    return join(this.place, 'machine')
  }

  /** Other programs fill the disk until so much is free. */
  async leave(bytes: number): Promise<void> {
    await this.makeRoom()
    const { bavail, bsize } = await statfs(this.place)
    const filler = bavail * bsize - bytes
    // Where nothing is to stay, one megabyte too many takes the last block.
    await writeFile(this.filler, Buffer.alloc(bytes === 0 ? filler + MB : filler)).catch((error: Error) => {
      if (bytes !== 0) throw error
    })
  }

  async makeRoom(): Promise<void> {
    await rm(this.filler, { force: true })
  }

  async remove(): Promise<void> {
    execFileSync('umount', ['-l', this.place])
    await rm(this.place, { recursive: true })
  }

  private get filler(): string {
    return join(this.place, 'somebody-elses-file')
  }
}
