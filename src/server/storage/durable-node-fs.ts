import { fsyncSync } from 'node:fs'
import { NodeFS } from '@electric-sql/pglite/nodefs'

type InitOptions = Parameters<NodeFS['init']>[1]

interface NodeFsModule {
  NODEFS: { stream_ops: { fsync?: (stream: { nfd: number }) => number } }
}

/** Windows has no fsync for directories; PostgreSQL itself goes on there in the same way. */
const impossibleOnDirectories = new Set(['EPERM', 'EACCES', 'EISDIR', 'EBADF'])

function fsync(stream: { nfd: number }): number {
  try {
    fsyncSync(stream.nfd)
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? ''
    if (process.platform !== 'win32' || !impossibleOnDirectories.has(code)) throw error
  }
  return 0
}

/**
 * PGlite's NodeFS has no fsync operation, so a commit would only reach the page cache and a power cut
 * would lose work that the officer saw as saved. With this one PostgreSQL's own fsync calls arrive.
 */
export class DurableNodeFs extends NodeFS {
  override async init(pg: Parameters<NodeFS['init']>[0], options: InitOptions) {
    const { emscriptenOpts } = await super.init(pg, options)
    const addFsync = (module: unknown): void => {
      ;(module as NodeFsModule).NODEFS.stream_ops.fsync = fsync
    }
    const preRun = [...((emscriptenOpts.preRun as ((module: unknown) => void)[]) ?? []), addFsync]
    return { emscriptenOpts: { ...emscriptenOpts, preRun } as typeof emscriptenOpts }
  }
}
