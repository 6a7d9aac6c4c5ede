/** Answers `import … from 'electron'` with the stand-in; everything else goes its usual way. */
export async function resolve(specifier, context, next) {
  if (specifier === 'electron') return next(new URL('./electron.ts', import.meta.url).href, context)
  if (specifier.startsWith('electron/')) throw new Error(`${specifier} is not implemented by the stand-in`)
  return next(specifier, context)
}
