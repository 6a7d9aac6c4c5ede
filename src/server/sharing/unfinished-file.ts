const unfinished = /^(\.|~\$)|\.(tmp|part|partial|filepart|crdownload|swp)$/i

/** A file in an exchange folder that a program is still writing, or the shadow that Office or an editor leaves. */
export function isUnfinished(name: string): boolean {
  return unfinished.test(name)
}
