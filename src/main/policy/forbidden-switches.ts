/**
 * Arguments with which whoever starts an installed client could look into it or take its walls down. They are for
 * developers; an installed client that is given one does not start.
 */
const forbidden = [
  /^--remote-debugging-(port|pipe|address)\b/,
  /^--inspect(-brk|-port|-publish-uid)?\b/,
  /^--js-flags\b/,
  /^--load-extension\b/,
  /^--no-sandbox\b/,
  /^--disable-(web-security|site-isolation-trials|setuid-sandbox|gpu-sandbox)\b/,
  /^--ignore-certificate-errors/,
  /^--allow-running-insecure-content\b/,
  /^--host-(resolver-)?rules\b/,
  /^--(ssl-key-log-file|log-net-log|trace-startup|enable-logging)\b/,
  /^--(server|policy)-file\b/,
  // Another program in the place of a process of ours, or all of them in one.
  /^--(renderer-cmd-prefix|utility-cmd-prefix|gpu-launcher|browser-subprocess-path|single-process)\b/,
  /^--(auto-open-devtools-for-tabs|custom-devtools-frontend)\b/,
  /^--(allow-file-access-from-files|unsafely-treat-insecure-origin-as-secure)\b/,
]

/** The first argument that an installed client refuses, as Chromium names it: on Windows it takes `/switch` as well. */
export function forbiddenSwitch(argv: readonly string[]): string | undefined {
  return argv
    .map((argument) => argument.toLowerCase().replace(/^(?:-(?!-)|\/)/, '--'))
    .find((argument) => forbidden.some((pattern) => pattern.test(argument)))
    ?.split('=')[0]
}
