import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseAddress } from './address.ts'
import { divisionsNamed, divisionTree, findDivision, regionOf, regionText } from './divisions.ts'

describe('divisions (GB/T 2260)', () => {
  test('by name, in any script, short or long', () => {
    expect(divisionsNamed('東莞').map((one) => one.code)).toEqual(['441900'])
    expect(divisionsNamed('广西').map((one) => one.name)).toEqual(['广西壮族自治区'])
    expect(divisionsNamed('延边州').map((one) => one.name)).toEqual(['延边朝鲜族自治州'])
    expect(divisionsNamed('朝阳区')).toHaveLength(2)
    expect(divisionsNamed('没有这里')).toEqual([])
  })

  test('by code, also when the code has been given up', () => {
    expect(regionText('440305')).toBe('广东省 深圳市 南山区')
    expect(regionText('110105')).toBe('北京市 朝阳区')
    expect(regionText('419001')).toBe('河南省 济源市')
    expect(regionOf('310103')).toMatchObject({ province: { name: '上海市' } })
    expect(findDivision('310103')).toBeUndefined()
  })

  test('the tree has every province with its cities', () => {
    const tree = divisionTree()
    expect(tree).toHaveLength(34)
    expect(tree.find((node) => node.code === '440000')?.children?.map((node) => node.name)).toContain('深圳市')
    expect(divisionTree()).toBe(tree)
  })
})

describe('parseAddress', { timeout: 60_000 }, () => {
  test.each([
    ['广东省深圳市南山区科技园路1号', '440305', '科技园路1号'],
    ['广东深圳南山科技园', '440305', '科技园'],
    ['深圳南山区粤海街道', '440305', '粤海街道'],
    ['地址：广东省 深圳市 福田区 福华路', '440304', '福华路'],
    ['中国广东省广州市', '440100', ''],
    ['广东省南山区', '440305', ''],
    ['北京市朝阳区建国路88号', '110105', '建国路88号'],
    ['北京市北京市海淀区中关村', '110108', '中关村'],
    ['北京朝阳门外大街1号', '110000', '朝阳门外大街1号'],
    ['北京门头沟', '110109', ''],
    ['上海浦东新区世纪大道100号', '310115', '世纪大道100号'],
    ['上海南京路', '310000', '南京路'],
    ['重庆市', '500000', ''],
    ['重庆渝北区龙溪街道', '500112', '龙溪街道'],
    ['杭州西湖区文三路', '330106', '文三路'],
    ['广州天河路208号', '440100', '天河路208号'],
    ['昆山市玉山镇', '320583', '玉山镇'],
    ['苏州工业园区星湖街', '320571', '星湖街'],
    ['浙江路桥区', '331004', ''],
    ['浙江湖州', '330500', ''],
    ['内蒙古呼和浩特市新城区', '150102', ''],
    ['新疆乌鲁木齐天山区', '650102', ''],
    ['延边州延吉市', '222401', ''],
    ['贵州黔东南凯里市', '522601', ''],
    ['吉林', '220000', ''],
    ['吉林市船营区', '220204', ''],
    ['河南省省直辖县级行政区划济源市某路', '419001', '某路'],
    ['东莞市长安镇', '441904', ''],
    ['香港中西区皇后大道', '810101', '皇后大道'],
    ['臺北市信義區', '710107', ''],
  ])('%s', (text, code, detail) => {
    const address = parseAddress(text)
    expect([address.code, address.detail]).toEqual([code, detail])
    expect(address.confidence).toBeGreaterThanOrEqual(0.5)
  })

  test('province, city and district are filled in from below', () => {
    expect(parseAddress('杭州西湖区文三路')).toMatchObject({
      provinceCode: '330000',
      cityCode: '330100',
      districtCode: '330106',
    })
    expect(parseAddress('天津')).toMatchObject({ provinceCode: '120000', cityCode: '120100' })
  })

  test.each(['朝阳区建国路88号', '鼓楼区中山路', '和平区南京路'])(
    '%s could be in several cities and is left open',
    (text) => {
      const address = parseAddress(text)
      expect(address.code).toBeUndefined()
      expect(address.detail).toBe(text)
      expect(address.candidates.length).toBeGreaterThan(1)
    },
  )

  test.each(['无', '中山路1号', '北京西路2号', '𠮷林省长春市', ''])('%j names no place', (text) => {
    expect(parseAddress(text)).toEqual({ detail: text, confidence: 0, candidates: [] })
  })

  test('the detail is the end of the text, and what is gone was recognised', () => {
    const part = fc.constantFrom(
      '广东省',
      '深圳',
      '南山区',
      '朝阳区',
      '北京',
      ' ',
      '，',
      '路1号',
      '𠮷',
      '吉林',
      '市',
      '中山',
      '镇',
      '10栋A',
    )
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
        const text = parts.join('')
        const address = parseAddress(text)
        expect(text.trimEnd().endsWith(address.detail)).toBe(true)
        if (address.code === undefined) expect(address.detail).toBe(text.trim())
      }),
      { numRuns: 500 },
    )
  })

  test('every province, city and district is read from its full names', () => {
    for (const province of divisionTree()) {
      for (const city of province.children ?? []) {
        for (const district of city.children ?? []) {
          const isPlaceless = /^(省直辖县|自治区直辖县级行政区划|县)$/.test(city.name)
          const text = `${province.name}${isPlaceless || city.name === province.name ? '' : city.name}${district.name}`
          if (district.name === '其它区') continue
          const found = parseAddress(`${text}1号`)
          expect([text, found.detail, regionText(found.code ?? '')]).toEqual([text, '1号', regionText(district.code)])
        }
      }
    }
  })
})
