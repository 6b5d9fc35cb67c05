import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react'
import {
  createTranslators,
  type Language,
  languageOf,
  type Messages,
  type Text,
  type Translate,
  textIn,
} from '#platform/core/i18n.ts'
import { type UiKey, uiMessages } from './messages.ts'

const storageKey = 'kedang.language'

type LanguageState = { language: Language; setLanguage(language: Language): void }

const LanguageContext = createContext<LanguageState>({ language: 'zh-CN', setLanguage: () => {} })

/** Holds the chosen language, keeps it in this browser and writes it on the page for readers and hyphenation. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(() => languageOf(localStorage.getItem(storageKey) ?? undefined))
  useEffect(() => {
    localStorage.setItem(storageKey, language)
    document.documentElement.lang = language
  }, [language])
  const state = useMemo(() => ({ language, setLanguage }), [language])
  return <LanguageContext value={state}>{children}</LanguageContext>
}

/** Fixes the language of a part of the page, as a sheet shown in the other language. */
export function InLanguage({ language, children }: { language: Language; children: ReactNode }) {
  const state = useMemo(() => ({ language, setLanguage: () => {} }), [language])
  return (
    <LanguageContext value={state}>
      <div lang={language}>{children}</div>
    </LanguageContext>
  )
}

export function useLanguage(): LanguageState {
  return useContext(LanguageContext)
}

type Words = Readonly<Record<Language, Readonly<Record<string, string>>>>

const WordsContext = createContext<Words>({ 'zh-CN': {}, en: {} })

/** Words that any text of the screen may hold as {placeholders} without being given them. */
export function WordsProvider({ words, children }: { words: Words; children: ReactNode }) {
  return <WordsContext value={words}>{children}</WordsContext>
}

type TranslateKeys<Key extends string> = (key: Key, params?: Record<string, unknown>) => string

const translators = new WeakMap<Messages, Record<Language, Translate>>()

function translatorsOf(messages: Messages): Record<Language, Translate> {
  const known = translators.get(messages)
  if (known) return known
  const made = createTranslators(uiMessages, messages)
  translators.set(messages, made)
  return made
}

/**
 * The texts of a screen: `const t = useT(visitMessages)`, then `t('visit.done', { day })`.
 * Keys are checked against the given catalogue and the design system's own; without one, against the latter alone.
 */
export function useT(): TranslateKeys<UiKey>
export function useT<M extends Messages>(messages: M): TranslateKeys<(keyof M & string) | UiKey>
export function useT(messages: Messages = uiMessages): Translate {
  const { language } = useLanguage()
  const words = useContext(WordsContext)[language]
  const translate = translatorsOf(messages)[language]
  return useMemo(() => (key, params) => translate(key, { ...words, ...params }), [translate, words])
}

/** Picks the language of texts that stand beside the thing they name, such as field labels. */
export function useText(): (text: Text) => string {
  const { language } = useLanguage()
  return useMemo(() => (text: Text) => textIn(language, text), [language])
}
