import type { SampleSubject } from '#platform/core/pack-samples.ts'

const person = (
  key: string,
  name: string,
  sex: 'male' | 'female',
  tail: string,
  address: string,
  more: Readonly<Record<string, unknown>> = {},
): SampleSubject => ({
  key,
  kind: 'individual',
  name,
  sex,
  phones: [`1380000${tail}`],
  address,
  ...more,
})

/** Those who called or came to the sales office of an invented development; five of them bought. */
export const prospects: readonly SampleSubject[] = [
  person('gao', '高文博', 'male', '0201', '杭州市余杭区文一西路 366 号 7 幢 1102', { occupation: '软件工程师' }),
  person('shen', '沈佩芳', 'female', '0202', '杭州市西湖区古墩路 88 号 3 幢 501', { occupation: '退休' }),
  person('jiang', '蒋一鸣', 'male', '0203', '杭州市拱墅区湖墅南路 210 号 1204', { occupation: '创业' }),
  person('qian', '钱思远', 'male', '0204', '杭州市滨江区江南大道 518 号 2-903', { occupation: '产品经理' }),
  person('xu', '徐蓉', 'female', '0205', '杭州市上城区秋涛路 77 号 6 幢 302', { occupation: '护士长' }),
  person('pan', '潘国平', 'male', '0206', '绍兴市越城区胜利东路 129 号', { occupation: '纺织厂厂长' }),
  person('lu', '陆佳宁', 'female', '0207', '杭州市余杭区仓前街道良睦路 15 号', { occupation: '教师' }),
  person('yao', '姚振华', 'male', '0208', '杭州市临平区南苑街道迎宾路 43 号', { occupation: '个体经营' }),
  person('fang', '方晓彤', 'female', '0209', '杭州市钱塘区金沙大道 600 号 11-1801', { occupation: '药企研究员' }),
  person('ding', '丁海涛', 'male', '0210', '湖州市吴兴区红旗路 32 号', { occupation: '物流公司经理' }),
  person('tao', '陶静', 'female', '0211', '杭州市西湖区转塘街道象山路 9 号', { occupation: '设计师' }),
  person('ren', '任伟', 'male', '0212', '杭州市萧山区市心北路 188 号 4-702', { occupation: '飞行员' }),
]

export const prospect = (key: string) => {
  const found = prospects.find((one) => one.key === key)
  return {
    customerName: found?.name ?? key,
    phones: found?.['phones'] as string[],
    address: String(found?.['address'] ?? ''),
  }
}
