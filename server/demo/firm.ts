/** The firm of the demonstration: what it is called, how it is built, who works there. All of it is made up. */
export const demoFirm = {
  name: '青禾健康美业（演示）',
  packs: ['beauty'],
  departments: ['渠道销售部', '门店运营部', '客户服务部', '档案室', '财务部', '市场部'],
} as const

export type DemoPerson = {
  name: string
  sex: 'male' | 'female'
  department: (typeof demoFirm.departments)[number]
  post: string
  /** Key of a preset role. */
  role: string
  hiredOn: string
  superior?: string
  /** Answers for customers of their own. */
  isOwner?: true
}

export const demoPeople: readonly DemoPerson[] = [
  {
    name: '沈怀瑾',
    sex: 'male',
    department: '渠道销售部',
    post: '总经理',
    role: 'core.management',
    hiredOn: '2012-03-01',
  },
  {
    name: '单晓雨',
    sex: 'female',
    department: '档案室',
    post: '档案主管',
    role: 'core.keeper',
    hiredOn: '2015-07-06',
    superior: '沈怀瑾',
  },
  {
    name: '解语桐',
    sex: 'female',
    department: '档案室',
    post: '档案员',
    role: 'core.keeper',
    hiredOn: '2021-04-12',
    superior: '单晓雨',
  },
  {
    name: '仇立群',
    sex: 'male',
    department: '渠道销售部',
    post: '销售经理',
    role: 'core.department_head',
    hiredOn: '2014-09-15',
    superior: '沈怀瑾',
    isOwner: true,
  },
  {
    name: '陈思远',
    sex: 'male',
    department: '渠道销售部',
    post: '客户经理',
    role: 'core.salesman',
    hiredOn: '2018-02-26',
    superior: '仇立群',
    isOwner: true,
  },
  {
    name: '林佩瑶',
    sex: 'female',
    department: '渠道销售部',
    post: '客户经理',
    role: 'core.salesman',
    hiredOn: '2019-06-03',
    superior: '仇立群',
    isOwner: true,
  },
  {
    name: '郭天佑',
    sex: 'male',
    department: '渠道销售部',
    post: '客户经理',
    role: 'core.salesman',
    hiredOn: '2022-08-01',
    superior: '仇立群',
    isOwner: true,
  },
  {
    name: '周敏',
    sex: 'female',
    department: '门店运营部',
    post: '院长',
    role: 'core.department_head',
    hiredOn: '2016-05-09',
    superior: '沈怀瑾',
    isOwner: true,
  },
  {
    name: '吴婉清',
    sex: 'female',
    department: '门店运营部',
    post: '美容顾问',
    role: 'beauty.consultant',
    hiredOn: '2020-10-19',
    superior: '周敏',
    isOwner: true,
  },
  {
    name: '何嘉怡',
    sex: 'female',
    department: '门店运营部',
    post: '美容顾问',
    role: 'beauty.consultant',
    hiredOn: '2023-03-06',
    superior: '周敏',
    isOwner: true,
  },
  {
    name: '柳知夏',
    sex: 'female',
    department: '门店运营部',
    post: '美容师',
    role: 'beauty.beautician',
    hiredOn: '2021-09-06',
    superior: '周敏',
  },
  {
    name: '白露',
    sex: 'female',
    department: '门店运营部',
    post: '跟踪美容师',
    role: 'beauty.tracker',
    hiredOn: '2022-03-14',
    superior: '周敏',
  },
  {
    name: '许海宁',
    sex: 'male',
    department: '客户服务部',
    post: '客服主管',
    role: 'core.supervisor',
    hiredOn: '2017-11-20',
    superior: '沈怀瑾',
  },
  {
    name: '魏若兰',
    sex: 'female',
    department: '客户服务部',
    post: '客服专员',
    role: 'core.salesman',
    hiredOn: '2022-05-16',
    superior: '许海宁',
    isOwner: true,
  },
  {
    name: '尉迟清',
    sex: 'female',
    department: '财务部',
    post: '财务主管',
    role: 'core.viewer',
    hiredOn: '2013-08-05',
    superior: '沈怀瑾',
  },
  {
    name: '乐思齐',
    sex: 'male',
    department: '市场部',
    post: '市场专员',
    role: 'core.viewer',
    hiredOn: '2024-07-15',
    superior: '沈怀瑾',
  },
]

/** What the firm sells: to shops by the box, to guests of the salon by the treatment. */
export const demoProducts = [
  { number: 'QH-101', name: '破壁灵芝孢子粉 2g×60 袋', category: '保健品', unit: '盒', price: '398.0000' },
  { number: 'QH-102', name: '铁皮石斛颗粒 5g×30 袋', category: '保健品', unit: '盒', price: '268.0000' },
  { number: 'QH-103', name: '胶原蛋白肽饮 50ml×10 瓶', category: '保健品', unit: '盒', price: '228.0000' },
  { number: 'QH-104', name: '益生菌固体饮料 2g×30 条', category: '保健品', unit: '盒', price: '158.0000' },
  { number: 'QH-201', name: '舒缓修护面膜 25ml×10 片', category: '护肤品', unit: '盒', price: '128.0000' },
  { number: 'QH-202', name: '玻尿酸原液 30ml', category: '护肤品', unit: '瓶', price: '298.0000' },
  { number: 'QH-203', name: '艾草精油 100ml', category: '护肤品', unit: '瓶', price: '168.0000' },
  { number: 'QH-301', name: '面部深层补水护理', category: '护理', unit: '次', price: '298.0000' },
  { number: 'QH-302', name: '肩颈经络调理', category: '护理', unit: '次', price: '258.0000' },
  { number: 'QH-303', name: '草本温灸', category: '护理', unit: '次', price: '368.0000' },
] as const
