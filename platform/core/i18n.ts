import i18next from 'i18next'

/** The two languages every text exists in. Chinese first: it is the source, not a translation. */
export const languages = ['zh-CN', 'en'] as const
export type Language = (typeof languages)[number]

/** A text in both languages, written beside the thing it names. */
export type Text = { zh: string; en: string }

export type Messages = Record<string, Text>

export type Translate = (key: string, params?: Record<string, unknown>) => string

/** Declares message texts; the keys stay visible to the type checker. Placeholders are written {name}. */
export function defineMessages<const M extends Messages>(messages: M): M {
  return messages
}

/** The text of `text` in `language`. */
export function textIn(language: Language, text: Text): string {
  return language === 'en' ? text.en : text.zh
}

const listFormat = new Intl.ListFormat('en', { type: 'unit' })

/** Several things in one line, as the language parts them: 甲、乙、丙 or A, B, C. */
export function listText(language: Language, items: readonly string[]): string {
  return language === 'en' ? listFormat.format(items) : items.join('、')
}

/** Clauses in one sentence, whatever each of them ended with when it was written alone: 甲；乙。 */
export function clausesText(language: Language, clauses: readonly string[]): string {
  const last = clauses.length - 1
  return clauses
    .map((clause, n) => (n === last ? clause : clause.replace(/[。；;]+\s*$/u, '')))
    .join(language === 'en' ? '; ' : '；')
}

/** Lists among the parameters are written out in the language of the text. */
function written(language: Language, params: Record<string, unknown> = {}): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(params).map(([key, value]) => [
      key,
      Array.isArray(value) ? listText(language, value.map(String)) : value,
    ]),
  )
}

/** Chooses the language of an Accept-Language header or a stored choice; Chinese when in doubt. */
export function languageOf(wanted: string | undefined): Language {
  if (wanted === undefined) return 'zh-CN'
  const first = wanted.split(',')[0]?.trim().toLowerCase() ?? ''
  return first.startsWith('en') ? 'en' : 'zh-CN'
}

/**
 * Builds the translators of a set of message catalogues.
 * A key that is in none of them comes back unchanged, so that a missing text is seen and not swallowed.
 */
export function createTranslators(...catalogues: Messages[]): Record<Language, Translate> {
  const all = Object.assign({}, ...catalogues) as Messages
  const instance = i18next.createInstance()
  const pick = (language: Language) =>
    Object.fromEntries(Object.entries(all).map(([key, text]) => [key, textIn(language, text)]))
  void instance.init({
    lng: 'zh-CN',
    fallbackLng: false,
    keySeparator: false,
    nsSeparator: false,
    // React and JSON escape on their own; escaping here would show &amp; to people.
    interpolation: { escapeValue: false, prefix: '{', suffix: '}' },
    resources: { 'zh-CN': { translation: pick('zh-CN') }, en: { translation: pick('en') } },
    initAsync: false,
  })
  const chinese = instance.getFixedT('zh-CN')
  const english = instance.getFixedT('en')
  return {
    'zh-CN': (key, params) => chinese(key, written('zh-CN', params)),
    en: (key, params) => english(key, written('en', params)),
  }
}
