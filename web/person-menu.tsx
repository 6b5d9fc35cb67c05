import { useQueryClient } from '@tanstack/react-query'
import type { Language } from '#platform/core/i18n.ts'
import { setDensity, setTheme, type ThemeChoice, useAppearance } from '#platform/ui/appearance.ts'
import { useLanguage, useT } from '#platform/ui/language.tsx'
import type { MenuItem } from '#platform/ui/menu.tsx'
import { call } from './api.ts'
import { webMessages } from './messages.ts'
import { paths } from './paths.ts'

const themes: readonly ThemeChoice[] = ['light', 'dark', 'auto']

/** What belongs to the person and this browser: account, look, language, leaving. */
export function usePersonMenu(onSignOut: () => void): readonly MenuItem[] {
  const t = useT(webMessages)
  const { theme, density } = useAppearance()
  const { language, setLanguage } = useLanguage()
  const client = useQueryClient()
  const speak = (next: Language) => {
    setLanguage(next)
    // Requests name the language of the page, and texts of the server that are already here are in the other one.
    document.documentElement.lang = next
    void call('account.setLanguage', { language: next }).catch(() => {})
    void client.invalidateQueries()
  }
  return [
    { key: 'account', label: t('web.account'), icon: 'key', href: paths.account },
    { key: 'rule-1', rule: true },
    { key: 'heading-theme', heading: t('ui.theme') },
    ...themes.map((key) => ({
      key,
      label: t(`ui.theme_${key}`),
      checked: key === theme,
      onPress: () => setTheme(key),
    })),
    { key: 'heading-density', heading: t('ui.density') },
    { key: 'dense', label: t('ui.density_dense'), checked: density === 'dense', onPress: () => setDensity('dense') },
    {
      key: 'comfortable',
      label: t('ui.density_comfortable'),
      checked: density === 'comfortable',
      onPress: () => setDensity('comfortable'),
    },
    { key: 'heading-language', heading: t('ui.language') },
    // Each language is named in itself: whoever is in the wrong one must be able to read the way out.
    { key: 'zh', label: '中文', checked: language === 'zh-CN', onPress: () => speak('zh-CN') },
    { key: 'en', label: 'English', checked: language === 'en', onPress: () => speak('en') },
    { key: 'rule-2', rule: true },
    { key: 'sign-out', label: t('web.sign_out'), icon: 'sign-out', onPress: onSignOut },
  ]
}
