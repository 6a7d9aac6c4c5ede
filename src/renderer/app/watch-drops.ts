/**
 * Files that miss their place are let fall: a browser would leave the desk to show them, and what was typed would be gone.
 * Answers how to stop.
 */
export function watchDrops(): () => void {
  const stop = new AbortController()
  for (const type of ['dragover', 'drop'] as const)
    window.addEventListener(
      type,
      (event) => {
        if (event.defaultPrevented || !event.dataTransfer?.types.includes('Files')) return
        event.preventDefault()
        event.dataTransfer.dropEffect = 'none'
      },
      { signal: stop.signal },
    )
  return () => stop.abort()
}
