import { areaList } from '@vant/area-data'
import { foldCompact } from './fold.ts'

/**
 * Provinces, cities and districts of China with their GB/T 2260 codes (34 / 369 / 3,479, data of @vant/area-data, 2025,
 * 0.16 MB: keep this file out of the first browser bundle). Hong Kong, Macau and Taiwan are in it; townships are not,
 * except in 东莞 and 中山, which have no districts.
 */

export type DivisionLevel = 'province' | 'city' | 'district'

export type Division = {
  /** Six digits: 440000 a province, 440300 a city, 440305 a district. */
  code: string
  name: string
  /** As people say it: 广西, 深圳, 延边; a district without its 区 or 县 when two characters remain. */
  shortName: string
  level: DivisionLevel
}

export type Region = { province?: Division; city?: Division; district?: Division }

export type DivisionNode = { code: string; name: string; children?: DivisionNode[] }

// Rows of the data that name no place: counties run directly by a province or by 重庆, and Taiwan's 'others'.
const placeless = /^(省直辖县|自治区直辖县级行政区划|县|其它区)$/

const peoples =
  '壮族|回族|维吾尔|朝鲜族|土家族|苗族|藏族|羌族|彝族|布依族|侗族|哈尼族|傣族|白族|景颇族|傈僳族|蒙古族|哈萨克族|哈萨克|柯尔克孜|' +
  '蒙古|满族|瑶族|仫佬族|毛南族|黎族|畲族|水族|仡佬族|达斡尔族|鄂伦春|鄂温克族|各族|拉祜族|佤族|布朗族|纳西族|独龙族|怒族|普米族|' +
  '东乡族|保安族|撒拉族|裕固族|土族|塔吉克|锡伯|俄罗斯族'
const autonomous = new RegExp(`^(.{2,}?)(?:${peoples})+(?:自治[区州县旗]|区)$`)

function shortNameOf(name: string, level: DivisionLevel): string {
  const named = autonomous.exec(name)?.[1]
  if (named) return named
  if (level === 'province') return name.replace(/(省|市|自治区|特别行政区)$/, '')
  if (level === 'city') return name.replace(/(?<=..)(市|地区|盟|自治州)$/, '')
  return name.replace(/(?<=..)(新区|自治县|自治旗|区|县|市|旗)$/, '')
}

/** 延边州 and 延边自治州 for 延边朝鲜族自治州, 长阳县 for 长阳土家族自治县. */
function prefectureNames({ name, shortName }: Division): string[] {
  if (name.endsWith('自治州')) return [`${shortName}州`, `${shortName}自治州`]
  return name.endsWith('自治县') ? [`${shortName}县`] : []
}

type Directory = { byCode: Map<string, Division>; byName: Map<string, Division[]> }

let directory: Directory | undefined

function open(): Directory {
  if (directory) return directory
  const byCode = new Map<string, Division>()
  const byName = new Map<string, Division[]>()
  const add = (rows: Record<string, string>, level: DivisionLevel) => {
    for (const [code, name] of Object.entries(rows)) {
      const division = { code, name, shortName: shortNameOf(name, level), level }
      byCode.set(code, division)
      if (placeless.test(name)) continue
      for (const key of new Set([name, division.shortName, ...prefectureNames(division)].map(foldCompact))) {
        const sharing = byName.get(key)
        if (sharing) sharing.push(division)
        else byName.set(key, [division])
      }
    }
  }
  add(areaList.province_list, 'province')
  add(areaList.city_list, 'city')
  add(areaList.county_list, 'district')
  directory = { byCode, byName }
  return directory
}

/** The division of a six-digit code; undefined for codes given up or never given. */
export function findDivision(code: string): Division | undefined {
  return open().byCode.get(code)
}

/** All divisions of this full or short name, in any width or script: 朝阳 → 朝阳市 and two 朝阳区. Provinces first. */
export function divisionsNamed(name: string): readonly Division[] {
  return divisionsOfFolded(foldCompact(name))
}

/** As `divisionsNamed`, for a name that is folded and compact already. */
export function divisionsOfFolded(name: string): readonly Division[] {
  return open().byName.get(name) ?? []
}

/** The province, city and district a code lies in. An unknown district (a code given up since) still gives its city and province. */
export function regionOf(code: string): Region {
  const { byCode } = open()
  const region: Region = {}
  const province = byCode.get(`${code.slice(0, 2)}0000`)
  const city = code.slice(2, 4) === '00' ? undefined : byCode.get(`${code.slice(0, 4)}00`)
  const district = code.slice(4, 6) === '00' ? undefined : byCode.get(code)
  if (province) region.province = province
  if (city) region.city = city
  if (district) region.district = district
  return region
}

/** 广东省 深圳市 南山区: the names of a code, a city that only repeats its province (北京市) or names no place left out. */
export function regionText(code: string): string {
  const { province, city, district } = regionOf(code)
  const cityName = city && city.name !== province?.name && !placeless.test(city.name) ? city.name : undefined
  return [province?.name, cityName, district?.name].filter((name) => name !== undefined).join(' ')
}

/** Does `inner` lie in `outer`, or equal it? */
export function isWithin(inner: string, outer: string): boolean {
  return inner.startsWith(outer.replace(/(00){1,2}$/, ''))
}

let tree: DivisionNode[] | undefined

/** Provinces with their cities with their districts, for a cascader. */
export function divisionTree(): DivisionNode[] {
  if (tree) return tree
  const nodes = new Map<string, DivisionNode>()
  const roots: DivisionNode[] = []
  for (const { code, name, level } of open().byCode.values()) {
    const node: DivisionNode = { code, name }
    nodes.set(code, node)
    const above =
      level === 'province' ? undefined : nodes.get(`${code.slice(0, level === 'city' ? 2 : 4).padEnd(6, '0')}`)
    if (above) above.children = [...(above.children ?? []), node]
    else roots.push(node)
  }
  tree = roots
  return tree
}
