const reasons: Readonly<Record<string, string>> = {
  ENOENT: '文件或目录不存在',
  EACCES: '没有权限',
  EPERM: '没有权限或文件正被打开',
  EBUSY: '文件正被打开',
  EISDIR: '这是一个目录',
  ENOTDIR: '路径中有一段不是目录',
  ENOSPC: '磁盘已满',
}

/** Why the file system refused, in words. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return reasons[code] ?? (code || String(error))
}
