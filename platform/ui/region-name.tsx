import { regionOf, regionText } from '#platform/core/chinese/divisions.ts'

/** The names of a GB/T 2260 code: 浙江省 丽水市 云和县, short 丽水 云和. */
export function RegionName({ code, short = false }: { code: string; short?: boolean }) {
  return (short ? shortText(code) : regionText(code)) || code
}

function shortText(code: string): string {
  const { province, city, district } = regionOf(code)
  const levels = city || district ? [city, district] : [province]
  return levels.flatMap((one) => (one && one.shortName !== '县' ? [one.shortName] : [])).join(' ')
}
