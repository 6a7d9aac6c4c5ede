import type { SystemFacts } from '#shared/host'

const systems: Readonly<Record<SystemFacts['platform'], string>> = {
  windows: 'Windows',
  mac: 'macOS',
  linux: 'Linux',
  other: '其他系统',
}

/** How the server's list of devices names this one. */
export function deviceName(userAgent: string, { platform }: SystemFacts): string {
  const [, brand = '浏览器', version = ''] = /(Electron|Edg|Chrome|Firefox)\/(\d+)/.exec(userAgent) ?? []
  return `${brand === 'Edg' ? 'Edge' : brand} ${version}（${systems[platform]}）`
}
