/** How far an archive form has come: with whoever made it, with the sales manager, in the doctor's keeping, filed. */
export type Stage = 'made' | 'withManager' | 'kept' | 'filed'
/** A follow-up of the days before the cadences were switched on; `done` and `after` are days from when the form was made. */
export type Visit = {
  by: 'representative' | 'doctor'
  after: number
  done: number
  purpose: string
  means: 'call' | 'visit'
  result: string
}
/** Given out some days ago, to be back the same day; it is still out. */
export type Drawn = { daysAgo: number; purpose: string }

/** A participant of a gathering, whose archive form was made the same day. */
export type Participant = {
  name: string
  sex: 'male' | 'female'
  age: number
  health: string
  bought: boolean
  stage: Stage
  visits?: readonly Visit[]
  drawn?: Drawn
}
type Gathering = { name: string; place: string; daysAgo: number; participants: readonly Participant[] }

const first = { by: 'representative', after: 3, purpose: '指导服用', means: 'call' } as const
const guided = { by: 'doctor', after: 15, purpose: '专业指导', means: 'call' } as const

/** Days so that both cadences have something now: the first days, the fifteenth, the thirtieth and the sixtieth. */
export const gatherings: readonly Gathering[] = [
  {
    name: '重阳健康讲座',
    place: '梁溪区文化馆',
    daysAgo: 58,
    participants: [
      {
        name: '沈巧云',
        sex: 'female',
        age: 70,
        health: '手脚发凉',
        bought: true,
        stage: 'filed',
        visits: [
          { ...first, done: 3, result: '教了用法：早晚饭后各一粒，温水送服' },
          { ...guided, done: 15, result: '询问睡眠和血压，都平稳，提醒产品不能代替药品' },
          {
            by: 'representative',
            after: 30,
            done: 32,
            purpose: '询问意见',
            means: 'visit',
            result: '上门，手脚比上月暖和，嫌瓶盖难拧',
          },
          {
            by: 'doctor',
            after: 30,
            done: 30,
            purpose: '了解服用效果',
            means: 'call',
            result: '手脚转暖，胃口好，继续服用',
          },
        ],
      },
    ],
  },
  {
    name: '秋季养生联谊会',
    place: '锦江大酒店二楼',
    daysAgo: 29,
    participants: [
      {
        name: '朱永昌',
        sex: 'male',
        age: 72,
        health: '腰腿酸软',
        bought: true,
        stage: 'filed',
        visits: [
          { ...first, done: 3, result: '按说明服用，怕忘，已约老伴提醒' },
          { ...guided, done: 17, result: '出门旅游才接通，漏服三天，重新讲了用法' },
        ],
        drawn: { daysAgo: 0, purpose: '询问意见' },
      },
    ],
  },
  {
    name: '骨关节健康讲座',
    place: '社区活动中心',
    daysAgo: 14,
    participants: [
      {
        name: '顾福根',
        sex: 'male',
        age: 74,
        health: '血脂偏高',
        bought: true,
        stage: 'kept',
        visits: [{ ...first, done: 3, result: '已开始服用，问能否与降脂药同服，转请医生答复' }],
        drawn: { daysAgo: 1, purpose: '核对降脂药名称' },
      },
      {
        name: '陆秀珍',
        sex: 'female',
        age: 68,
        health: '身体良好',
        bought: false,
        stage: 'kept',
        visits: [{ ...first, purpose: '密切联系', done: 3, result: '电话问候，愿意再来听讲座' }],
      },
    ],
  },
  {
    name: '老顾客答谢会',
    place: '锦江大酒店二楼',
    daysAgo: 3,
    participants: [
      { name: '蒋素珍', sex: 'female', age: 69, health: '血压偏高，膝关节疼', bought: true, stage: 'kept' },
      { name: '何桂英', sex: 'female', age: 71, health: '睡眠浅，易醒', bought: false, stage: 'withManager' },
      { name: '钱阿凤', sex: 'female', age: 66, health: '骨质疏松', bought: true, stage: 'made' },
    ],
  },
]
