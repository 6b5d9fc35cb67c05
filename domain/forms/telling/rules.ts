import { type FormDefinition, formFields } from '#platform/core/forms/definition.ts'
import { isEmptyValue } from '#platform/core/forms/filling.ts'
import { type Language, textIn } from '#platform/core/i18n.ts'
import { chinaDay, startOfChinaDay } from '#platform/core/time.ts'
import type { Answers } from '../schema.ts'

// A journal entry holds 10,000 characters; what is told of a form is its gist.
const longestText = 4000
const words = ['text', 'longText', 'strings', 'option', 'person']

/**
 * A form in a sentence or two, for people who read it elsewhere: its name, then what was written, by question.
 * Personal and secret data stay on the form.
 */
export function readableText(form: FormDefinition, values: Answers, language: Language): string {
  const [colon, semicolon] = language === 'en' ? [': ', '; '] : ['：', '；']
  const isOpen = form.sensitivity === undefined
  const parts = formFields(form).flatMap((field) => {
    const value = values[field.key]
    const isHidden = field.sensitivity !== undefined || field.bind !== undefined || !words.includes(field.type)
    if (!isOpen || isHidden || isEmptyValue(value)) return []
    const option = field.options?.find((one) => one.key === value)?.label
    const text =
      option !== undefined
        ? textIn(language, option)
        : field.type === 'person'
          ? (value as { name: string }).name
          : [value].flat().join(language === 'en' ? ', ' : '、')
    return [`${textIn(language, field.label)}${colon}${text}`]
  })
  const text = [textIn(language, form.title), ...parts].join(semicolon)
  return text.length > longestText ? `${text.slice(0, longestText - 1)}…` : text
}

/** When it happened: at noon of its day, or now for a form of today. */
export function happenedAt(day: string, now: Date): string {
  if (day >= chinaDay(now)) return now.toISOString()
  return new Date(startOfChinaDay(day).getTime() + 12 * 3_600_000).toISOString()
}
