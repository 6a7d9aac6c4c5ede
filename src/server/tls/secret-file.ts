import { renameSync, writeFileSync } from 'node:fs'

/** Readable by the server's own account only, and never half written. */
export function writeSecretFile(path: string, content: string): void {
  writeAtomic(path, content, 0o600)
}

export function writePublicFile(path: string, content: string): void {
  writeAtomic(path, content, 0o644)
}

function writeAtomic(path: string, content: string, mode: number): void {
  const unfinished = `${path}.${process.pid}.tmp`
  writeFileSync(unfinished, content, { mode })
  renameSync(unfinished, path)
}
