import { type ReactNode, useId } from 'react'
import { useLanguage } from '#platform/ui/language.tsx'
import { useDocumentTitle } from '#platform/ui/page-title.tsx'
import { SealMark } from '#web/seal-mark.tsx'
import './people.css'

type GateFrameProps = { title: string; firm: string; wide?: boolean; children: ReactNode; foot?: ReactNode }

/** The sheet people meet before they are in: seal, firm, title over the double rule. */
export function GateFrame({ title, firm, wide = false, children, foot }: GateFrameProps) {
  const { language, setLanguage } = useLanguage()
  const id = useId()
  useDocumentTitle(title)
  return (
    <main className="alone" aria-labelledby={id}>
      <div className={wide ? 'gate wide' : 'gate'}>
        <div className="who">
          <SealMark size={40} />
          <div>
            <b>{language === 'en' ? 'Kedang' : '客档'}</b>
            <span>{firm}</span>
          </div>
        </div>
        <div className="sheet">
          <div className="ph">
            <h1 id={id}>{title}</h1>
          </div>
          {children}
        </div>
        <div className="foot">
          <span>{foot}</span>
          <button type="button" className="lnk" onClick={() => setLanguage(language === 'en' ? 'zh-CN' : 'en')}>
            {language === 'en' ? '中文' : 'English'}
          </button>
        </div>
      </div>
    </main>
  )
}
