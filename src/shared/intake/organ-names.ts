import type { Organ } from '../domain/reference'

/** What people and platforms call a department → the core of its official name. */
const shortForms: readonly (readonly [string, string])[] = [
  ['市场监管局', '市场监督管理局'],
  ['市监局', '市场监督管理局'],
  ['工商局', '市场监督管理局'],
  ['城管局', '城市管理局'],
  ['城管执法局', '城市管理局'],
  ['综合执法局', '城市管理局'],
  ['城管大队', '城市管理局'],
  ['交通局', '交通运输局'],
  ['交警支队', '公安局交通警察支队'],
  ['交警大队', '公安局交通管理大队'],
  ['国土局', '自然资源和规划局'],
  ['自规局', '自然资源和规划局'],
  ['资源规划局', '自然资源和规划局'],
  ['环保局', '生态环境局'],
  ['住建局', '住房和城乡建设局'],
  ['住建委', '住房和城乡建设局'],
  ['农业局', '农业农村局'],
  ['文旅局', '文化广电和旅游局'],
  ['文广旅局', '文化广电和旅游局'],
  ['卫健委', '卫生健康体育委员会'],
  ['卫健体委', '卫生健康体育委员会'],
  ['卫生健康委', '卫生健康体育委员会'],
  ['应急局', '应急管理局'],
  ['安监局', '应急管理局'],
  ['人社局', '人力资源和社会保障局'],
  ['劳动局', '人力资源和社会保障局'],
  ['教体局', '教育局'],
  ['发改委', '发展和改革委员会'],
  ['工信局', '工业和信息化局'],
  ['医保局', '医疗保障局'],
  ['公积金中心', '住房公积金中心'],
  ['税务局', '税务局'],
  ['消防支队', '消防救援支队'],
  ['消防大队', '消防救援大队'],
  ['政务服务局', '政务服务和大数据管理局'],
  ['政府办', '人民政府办公室'],
  ['政府', '人民政府'],
]

export interface RegionName {
  readonly code: string
  readonly label: string
  readonly shortName?: string | undefined
  readonly parent?: string | undefined
}

export interface OrganNames {
  /** @param region of the order: 城管局 alone is the one of its county. */
  find(text: string, region?: string): Organ | undefined
}

/**
 * Finds a department by id, code, official name, or what people call it (市城管局, 驿城区城管局, 城管局).
 * Names that fit two organs of a region find none: a wrong respondent is worse than an open one.
 */
export function organNames(organs: readonly Organ[], regions: readonly RegionName[]): OrganNames {
  const exact = new Map<string, Organ>()
  for (const organ of organs)
    for (const name of [organ.id, organ.code, organ.name, organ.shortName])
      if (name) exact.set(withoutBlanks(name), organ)
  const cores = coreIndex(organs, regions)
  const city = regions.find((region) => region.parent === undefined)
  return {
    find(text, region) {
      const name = withoutBlanks(text)
      if (name === '') return undefined
      const known = exact.get(name)
      if (known) return known
      const { region: named, rest } = splitRegion(name, regions, city)
      const where = named ?? region ?? city?.code
      const core = fullForm(rest)
      return where === undefined ? undefined : (cores.get(`${where}/${core}`) ?? undefined)
    },
  }
}

/** Region and core of the name → organ; null where two share it. */
function coreIndex(organs: readonly Organ[], regions: readonly RegionName[]): Map<string, Organ | null> {
  const index = new Map<string, Organ | null>()
  const city = regions.find((region) => region.parent === undefined)
  for (const organ of organs) {
    const { rest } = splitRegion(organ.name.replace('国家税务总局', ''), regions, city)
    const own = regions.find((region) => region.code === organ.region)
    for (const core of coresOf(rest, own)) {
      const key = `${organ.region}/${core}`
      index.set(key, index.has(key) && index.get(key) !== organ ? null : organ)
    }
  }
  return index
}

/** 生态环境局驿城分局 is also the 生态环境局 of 驿城区; 自然资源局 of a county answers to the city's longer name. */
function coresOf(rest: string, region: RegionName | undefined): string[] {
  const branch = region && rest.replace(new RegExp(`(${stem(region)}|${region.label})?(分局|勤务大队)$`), '')
  const cores = [rest, ...(branch ? [branch] : [])]
  return [...new Set(cores.flatMap((core) => (core === '自然资源局' ? [core, '自然资源和规划局'] : [core])))]
}

function splitRegion(
  name: string,
  regions: readonly RegionName[],
  city: RegionName | undefined,
): { region: string | undefined; rest: string } {
  let rest = name.replace(/^河南省/, '')
  const startsWithCity =
    city !== undefined && (rest.startsWith(city.label) || /^市(?!场|容|政(?!府)|民(?!政))/.test(rest))
  if (startsWithCity) rest = rest.startsWith(city.label) ? rest.slice(city.label.length) : rest.slice(1)
  for (const region of regions) {
    if (region === city) continue
    const label = [region.label, region.shortName].find((part) => part !== undefined && rest.startsWith(part))
    if (label !== undefined) return { region: region.code, rest: rest.slice(label.length) }
  }
  return { region: startsWithCity ? city.code : undefined, rest }
}

function fullForm(rest: string): string {
  const found = shortForms.find(([short]) => rest === short)
  return found ? found[1] : rest
}

function withoutBlanks(name: string): string {
  return name.replace(/\s/g, '')
}

function stem(region: RegionName): string {
  return region.label.replace(/[区县市]$/, '')
}
