import type { ReactNode } from 'react'
import { paths } from '../paths.ts'
import type { Session } from '../session.ts'
import { Shell } from '../shell.tsx'

const session: Session = {
  person: {
    id: 'x',
    name: '周敏',
    number: '0417',
    email: '',
    departmentId: 'x',
    departmentName: '客户服务部',
    postTitle: '主管',
  },
  firm: { name: '青禾健康美业', packs: [], words: {} },
  rights: {},
  language: 'zh-CN',
  mustChangePassword: false,
  hasTotp: false,
  recoveryCodesLeft: 0,
}

const everything: ReadonlySet<string> = new Set(Object.values(paths).filter((path) => typeof path === 'string'))

/** The frame with every item of the navigation, as the drawings show it. */
export function SampleShell({ children }: { children: ReactNode }) {
  return (
    <Shell
      session={session}
      registered={everything}
      counts={{ today: 12, followUps: 10, procedures: 3, appointments: 4, archiveRoom: 2 }}
      onSignOut={() => {}}
    >
      {children}
    </Shell>
  )
}
