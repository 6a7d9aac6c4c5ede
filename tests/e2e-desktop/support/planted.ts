import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

const surnames = '欧阳 司马 诸葛 上官 夏侯 皇甫 尉迟 公孙 慕容 令狐'.split(' ')
const given = '霁蘅 珩璟 芷蕙 旻昊 霖沅 祯祎 瑾瑜'.split(' ')

export interface Planted {
  /** Work orders as a hotline exports them. */
  readonly csv: string
  readonly titles: readonly string[]
  readonly texts: readonly string[]
  /** A name, a phone and a text for each order. */
  readonly secrets: readonly string[]
}

/** Orders whose names, phones and texts occur nowhere else. */
export function plantedOrders(count: number): Planted {
  const rows = Array.from({ length: count }, (_, at) => ({
    name: `${surnames[at % 10]}${given[Math.floor(at / 10) % 7]}`,
    phone: `139${String(37_650_000 + at * 137).padStart(8, '0')}`,
    title: `城管执法人员扣押三轮车不给手续之${String(at).padStart(3, '0')}`,
    text: `绝密事由第${at}号：执法人员在琉璃巷${at}号扣押车辆未出具清单`,
  }))
  const head = '工单编号,诉求标题,诉求内容,来电人,联系电话,受理时间'
  const lines = rows.map(
    ({ name, phone, title, text }, at) => `PL${1000 + at},${title},${text},${name},${phone},2026-11-20 09:00`,
  )
  return {
    csv: `\uFEFF${[head, ...lines].join('\r\n')}\r\n`,
    titles: rows.map(({ title }) => title),
    texts: rows.map(({ text }) => text),
    secrets: rows.flatMap(({ name, phone, text }) => [name, phone, text]),
  }
}

/** A stretch from the midst of each file: a copy of it is found, whatever name it has and wherever it begins. */
export async function stretchesOf(files: readonly string[]): Promise<ReadonlyMap<string, Buffer>> {
  const stretches = files.map(async (file) => {
    const bytes = await readFile(file)
    const from = Math.floor(bytes.length / 2)
    return [file, bytes.subarray(from, from + 64)] as const
  })
  return new Map(await Promise.all(stretches))
}

/**
 * Every file under a folder that holds a secret as UTF-8, UTF-16LE or base64 at any of its three offsets, or a stretch
 * of another file as it is.
 */
export async function findPlanted(
  folder: string,
  secrets: readonly string[],
  stretches: ReadonlyMap<string, Buffer> = new Map(),
): Promise<{ found: readonly string[]; files: number }> {
  const needles = [
    ...secrets.flatMap((secret) => spellings(secret).map((bytes) => ({ secret, bytes }))),
    ...[...stretches].map(([secret, bytes]) => ({ secret, bytes })),
  ]
  const found: string[] = []
  let files = 0
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    files += 1
    const path = join(entry.parentPath, entry.name)
    const bytes = await readFile(path)
    for (const needle of needles) if (bytes.includes(needle.bytes)) found.push(`${path}: ${needle.secret}`)
  }
  return { found, files }
}

function spellings(secret: string): Buffer[] {
  const base64 = [0, 1, 2].map((shift) => {
    const whole = Buffer.from(`${'x'.repeat(shift)}${secret}`)
      .toString('base64')
      .replace(/=+$/, '')
    // Without the letters at both ends that depend on the neighbours.
    return Buffer.from(whole.slice(shift === 0 ? 0 : 4, -2))
  })
  return [Buffer.from(secret), Buffer.from(secret, 'utf16le'), ...base64]
}
