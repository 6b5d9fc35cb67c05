import { useState } from 'react'
import { InLanguage, useLanguage } from '#platform/ui/language.tsx'
import { Segmented } from '#platform/ui/segmented.tsx'
import './gallery.css'
import { Floating } from './floating-parts.tsx'
import { Inputs } from './input-parts.tsx'
import { Parts } from './still-parts.tsx'

const swatches = ['sunken', 'paper', 'surface', 'rule-strong', 'ink-3', 'ink', 'brand', 'seal', 'ochre', 'pine']

/** Every part, light beside dark: what components.png shows and what was drawn on in the same hand. */
export function PartsPage() {
  const { language, setLanguage } = useLanguage()
  const [theme, setTheme] = useState<'both' | 'light' | 'dark'>('both')
  return (
    <div className="gallery">
      <nav>
        <Segmented
          label="theme"
          choices={[
            { key: 'both', label: '浅 + 深' },
            { key: 'light', label: '浅色' },
            { key: 'dark', label: '深色' },
          ]}
          value={theme}
          onChange={setTheme}
        />
        <Segmented
          label="language"
          choices={[
            { key: 'zh-CN', label: '中文' },
            { key: 'en', label: 'English' },
          ]}
          value={language}
          onChange={setLanguage}
        />
        <a className="lnk" href="/parts/list">
          list
        </a>
        <a className="lnk" href="/parts/record">
          record
        </a>
        <a className="lnk" href="/parts/form">
          form
        </a>
      </nav>
      <InLanguage language={language}>
        <div className="halves">
          {theme !== 'dark' && <Half mode="light" />}
          {theme !== 'light' && <Half mode="dark" />}
        </div>
      </InLanguage>
    </div>
  )
}

function Half({ mode }: { mode: 'light' | 'dark' }) {
  return (
    <div className="half" data-theme={mode}>
      <header>
        <h1>{mode === 'dark' ? '深色' : '浅色'}</h1>
        <span className="sw">
          {swatches.map((name) => (
            <i key={name} style={{ background: `var(--${name})` }} title={name} />
          ))}
        </span>
      </header>
      <div className="gd">
        <Parts />
        <Inputs />
        <Floating />
      </div>
    </div>
  )
}
