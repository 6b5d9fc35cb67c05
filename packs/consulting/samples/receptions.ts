import type { SampleRecord } from '#platform/core/pack-samples.ts'
import { draft, submitted, who } from '../../filled.ts'

const receptionist = who('庄小雅')
const developer = who('宁海涛')

const seen = { project: '云栖苑', area: '186000.00', movedInOn: '2021-09', style: '现代简约，人车分流' }
const offices = { project: '前海金融中心', area: '92000.00', movedInOn: '2022-12', style: '甲级写字楼，双大堂' }

/** One visit from the telephone call to its effect, one just being prepared. */
export const receptions: readonly SampleRecord[] = [
  submitted(
    'F-109',
    'yuncheng',
    {
      name: '运城恒瑞房地产开发有限公司',
      clientType: 'prospect',
      arrivesOn: '2026-05-26',
      returnsOn: '2026-05-28',
      visitors: [
        { name: '冀副总', duty: '副总经理', sex: 'male', phones: ['13900006101'] },
        { name: '景晓燕', duty: '物业部经理', sex: 'female', phones: ['13900006102'] },
        { name: '解师傅', duty: '工程主管', sex: 'male' },
      ],
      purpose: '看高层住宅的样板房服务与设备房管理，洽谈全案顾问',
      helpWanted: '代订酒店三间，安排一位工程顾问座谈',
      projects: [
        { ...seen, at: '2026-05-27T01:30:00.000Z', receivedBy: who('云栖苑韩经理') },
        { ...offices, at: '2026-05-27T06:30:00.000Z', receivedBy: who('侯主任') },
      ],
      receptionist,
      arrangement: '26 日晚接机，27 日全天参观，28 日上午座谈后送机。',
      filledOn: '2026-05-14',
    },
    'hengruiVisit',
  ),
  submitted('F-110', 'yuncheng', {
    recipient: '运城恒瑞房地产开发有限公司',
    attention: who('冀副总'),
    reception: 'hengruiVisit',
    greeting: '感谢贵司来访。现将参观与交流日程安排如下，如需调整，烦请提前告知。',
    schedule: [
      { on: '2026-05-26', at: '20:40', content: '接机入住', place: '宝安国际机场', companion: receptionist },
      { on: '2026-05-27', at: '09:30', content: '参观云栖苑样板房与设备房', place: '云栖苑', companion: developer },
      { on: '2026-05-27', at: '14:30', content: '参观前海金融中心', place: '前海', companion: developer },
      { on: '2026-05-28', at: '09:00', content: '顾问方案座谈', place: '总部 12 楼会议室', companion: who('尤建平') },
    ],
    sentBy: 'email',
    sentAt: '2026-05-18T03:20:00.000Z',
  }),
  submitted('F-111', 'yuncheng', {
    name: '运城恒瑞房地产开发有限公司',
    reception: 'hengruiVisit',
    vehicles: [
      { model: '别克 GL8', at: '2026-05-26T12:00:00.000Z', bookingNumber: 'CL-2605-118' },
      { model: '考斯特', at: '2026-05-27T01:00:00.000Z', bookingNumber: 'CL-2605-119' },
    ],
    items: ['airportSign', 'welcomeBoard', 'tableCards', 'giftBags', 'leaflets', 'water'],
    tableCards: ['冀副总', '景晓燕', '解师傅', '尤建平', '宁海涛'],
    meetingRoom: '总部 12 楼会议室',
    meetingAt: '2026-05-28T01:00:00.000Z',
    refreshments: '凤凰单丛、水果、小点',
    negotiation: ['slides', 'projector'],
    projects: [seen, offices],
    tasks: [
      { task: '车辆与接机', person: receptionist, dueOn: '2026-05-25', isDone: true },
      { task: '演示稿（住宅全案）', person: developer, dueOn: '2026-05-25', isDone: true },
      { task: '样板房讲解人', person: who('云栖苑韩经理'), dueOn: '2026-05-26', isDone: true },
    ],
    outcome: '看了样板房、监控中心、地下车库，工程座谈两小时，问价与人员编制。',
    effect: '对设备台账和夜间巡查印象深，希望一期就导入。',
    intent: 'strong',
    nextStep: '两周内报方案与费用',
  }),
  submitted('F-109', 'zunyi', {
    name: '遵义黔北城市建设投资有限公司',
    clientType: 'past',
    arrivesOn: '2026-06-24',
    returnsOn: '2026-06-26',
    visitors: [{ name: '柏总', duty: '总经理', sex: 'male', phones: ['13900006103'] }],
    purpose: '交流安置小区收费与保洁外包做法',
    projects: [{ ...seen, at: '2026-06-25T01:30:00.000Z' }],
    receptionist,
    filledOn: '2026-06-10',
  }),
  draft('F-111', 'zunyi', {
    name: '遵义黔北城市建设投资有限公司',
    items: ['welcomeBoard', 'tableCards', 'water'],
    tasks: [{ task: '车辆', person: receptionist, dueOn: '2026-06-23', isDone: false }],
  }),
]
