import type { SampleSubject } from '#platform/core/pack-samples.ts'

const person = (
  key: string,
  name: string,
  sex: 'male' | 'female',
  tail: string,
  paperNumber: string,
  address: string,
  workUnit: string,
): SampleSubject => ({
  key,
  kind: 'individual',
  name,
  sex,
  phones: [`1380000${tail}`],
  paperKind: 'residentId',
  paperNumber,
  birthday: `${paperNumber.slice(6, 10)}-${paperNumber.slice(10, 12)}-${paperNumber.slice(12, 14)}`,
  address,
  workUnit,
})

/** Borrowers of an invented lender in 沈阳; identity numbers are of the series kept for examples. */
export const borrowers: readonly SampleSubject[] = [
  person('guan', '关宏伟', 'male', '0301', '110101198107030116', '沈阳市和平区南京南街 102 号 3-4-1', '沈阳机床配件厂'),
  person(
    'bai',
    '白雪梅',
    'female',
    '0302',
    '11010119970919012X',
    '沈阳市铁西区建设东路 55 号 2-6-2',
    '铁西区第三幼儿园',
  ),
  person('jin', '金永泽', 'male', '0303', '110101196903300130', '沈阳市皇姑区黄河南大街 40 号 1-2-3', '市公交集团'),
  person(
    'meng',
    '孟春艳',
    'female',
    '0304',
    '110101198405160146',
    '沈阳市大东区小北关街 12 号 5-5-1',
    '大东区社区医院',
  ),
  person('tong', '佟志远', 'male', '0305', '110101199301220153', '沈阳市浑南区营盘北街 9 号 6-1801', '浑南信息服务部'),
  person('gu', '谷文娟', 'female', '0306', '110101198710280160', '沈阳市沈河区文化东路 77 号 4-3-2', '沈河区实验学校'),
  person('kang', '康立新', 'male', '0307', '110101197906140173', '沈阳市于洪区黄海路 31 号 8-7-1', '个体运输'),
  person('shan', '单雨薇', 'female', '0308', '110101199009050185', '沈阳市浑南区金卡路 16 号 3-1203', '北方药业研究所'),
  person('he', '何天佑', 'male', '0309', '110101199607110192', '沈阳市和平区长白西路 28 号 2-905', '省电力设计所'),
  person('qu', '曲秀兰', 'female', '0310', '110101198202130203', '沈阳市苏家屯区雪松路 6 号 1-4-2', '苏家屯区供热公司'),
  {
    key: 'shengfeng',
    kind: 'organisation',
    name: '沈阳晟丰五金建材有限公司',
    phones: ['024-55550311'],
    creditCode: '91210100MA5EXAM01K',
    address: '沈阳市于洪区沈新路 301 号',
    mainBusiness: '五金、建材批发零售',
    legalRepresentative: '栾德海',
  },
  {
    key: 'heyuan',
    kind: 'organisation',
    name: '沈阳禾源粮油贸易有限公司',
    phones: ['024-55550312'],
    creditCode: '91210100MA5EXAM02N',
    address: '沈阳市沈北新区蒲河路 88 号',
    mainBusiness: '粮油、副食批发',
    legalRepresentative: '邵玉芬',
  },
]

export const borrower = (key: string) => {
  const found = borrowers.find((one) => one.key === key)
  return { name: found?.name ?? key, phones: found?.['phones'] as string[], of: found ?? { key, kind: '', name: key } }
}
