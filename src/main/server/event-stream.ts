/**
 * Answers for each chunk of an event stream whether an event ended in it. The events carry nothing, so they are not
 * decoded; lines that begin with a colon keep the connection alive and are no events.
 */
export function hasEventEnd(): (chunk: Uint8Array) => boolean {
  const decoder = new TextDecoder()
  let rest = ''
  let hasData = false
  return (chunk) => {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split(/\r\n|\n|\r/)
    rest = lines.pop() ?? ''
    let ended = false
    for (const line of lines) {
      if (line.startsWith('data')) hasData = true
      if (line === '' && hasData) {
        ended = true
        hasData = false
      }
    }
    return ended
  }
}
