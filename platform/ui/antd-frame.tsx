import { theme as antdAlgorithms, ConfigProvider, type ConfigProviderProps } from 'antd'
import english from 'antd/es/locale/en_US.js'
import chinese from 'antd/es/locale/zh_CN.js'
import { type ReactNode, useMemo } from 'react'
import { useAppearance } from './appearance.ts'
import { useLanguage } from './language.tsx'
import { antdTheme } from './theme.ts'

type Locale = NonNullable<ConfigProviderProps['locale']>

// antd types its locale files as CommonJS, whose default would be wrapped; as ES modules they are the locale itself.
const locales = { 'zh-CN': chinese as unknown as Locale, en: english as unknown as Locale }

/** Put around the few antd pieces, in files that are loaded lazily: our tokens, the chosen theme and language. */
export function AntdFrame({ children }: { children: ReactNode }) {
  const { shown } = useAppearance()
  const { language } = useLanguage()
  const config = useMemo(() => {
    const style = getComputedStyle(document.documentElement)
    const ours = antdTheme((name) => style.getPropertyValue(`--${name}`).trim(), shown)
    return shown === 'dark' ? { ...ours, algorithm: antdAlgorithms.darkAlgorithm } : ours
  }, [shown])
  return (
    <ConfigProvider
      theme={config}
      // A modal dialog and a popover lie above the page: what opens inside them must open inside them.
      getPopupContainer={(trigger) => trigger?.closest<HTMLElement>('dialog, [popover]') ?? document.body}
      locale={locales[language]}
    >
      {children}
    </ConfigProvider>
  )
}
