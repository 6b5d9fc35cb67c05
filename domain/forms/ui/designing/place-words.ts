import { type FormDefinition, type FormField, formFields } from '#platform/core/forms/definition.ts'
import { defineMessages, type Text } from '#platform/core/i18n.ts'

/** Properties of a form as they are called where editions are compared. */
const properties = defineMessages({
  title: { zh: '表名', en: 'title' },
  code: { zh: '表单编号', en: 'official number' },
  about: { zh: '说明', en: 'about' },
  instructions: { zh: '填写说明', en: 'instructions' },
  otherNames: { zh: '别名', en: 'other names' },
  subject: { zh: '写给谁', en: 'subject' },
  subjectKinds: { zh: '哪类客户', en: 'kinds' },
  shape: { zh: '样式', en: 'shape' },
  sums: { zh: '合计核对', en: 'sums' },
  numbering: { zh: '编号规则', en: 'numbering' },
  flow: { zh: '填写和审批岗位', en: 'posts' },
  isWhole: { zh: '全部必填', en: 'nothing empty' },
  isSingle: { zh: '每户一张', en: 'one a customer' },
  ways: { zh: '填法', en: 'ways' },
  keeper: { zh: '保管人', en: 'keeper' },
  keepYears: { zh: '保存年限', en: 'years kept' },
  sensitivity: { zh: '保密', en: 'secrecy' },
  originals: { zh: '正本', en: 'originals' },
  toldAs: { zh: '记入日志', en: 'diary' },
  happenedIn: { zh: '发生日期取自', en: 'day taken from' },
  listed: { zh: '列表显示', en: 'shown in lists' },
  paper: { zh: '纸张', en: 'paper' },
  label: { zh: '名称', en: 'name' },
  type: { zh: '类型', en: 'type' },
  required: { zh: '必填', en: 'required' },
  requiredWhen: { zh: '必填条件', en: 'required when' },
  shownWhen: { zh: '出现条件', en: 'shown when' },
  help: { zh: '填写提示', en: 'hint' },
  bind: { zh: '取自档案', en: 'binding' },
  section: { zh: '所在分节', en: 'section' },
  formula: { zh: '算法', en: 'formula' },
  span: { zh: '宽度', en: 'width' },
  min: { zh: '最小', en: 'lowest' },
  max: { zh: '最大', en: 'largest' },
  total: { zh: '合计', en: 'total' },
  signedBy: { zh: '谁签', en: 'signed by' },
  signs: { zh: '签署岗位', en: 'posts that sign' },
  takes: { zh: '签收后原件归谁', en: 'takes the paper' },
  turn: { zh: '签署次序', en: 'turn' },
  byFirm: { zh: '谁填', en: 'filled by' },
  hasOther: { zh: '其他', en: 'other' },
  openOptions: { zh: '可添加选项', en: 'open list' },
})

/** Where in a form something is, in words: 皮肤类型·选项·干性·名称. Names are looked up in the given editions, first come. */
export function placeWords(path: string, editions: readonly FormDefinition[]): Text {
  const steps = path.replace(/^#\./, '#').split('.')
  const [first = '', ...rest] = steps
  if (first.startsWith('#')) {
    const key = first.slice(1)
    const found = editions.flatMap((one) => one.sections).find((one) => one.key === key)
    return joined([found?.label ?? same(key), ...rest.map(wordOf)])
  }
  const field = editions.flatMap((one) => formFields(one)).find((one) => one.key === first)
  if (field === undefined) return joined([wordOf(first), ...rest.map(wordOf)])
  return joined([field.label, ...within(field, rest)])
}

function within(field: FormField, steps: readonly string[]): Text[] {
  const [first, second, ...rest] = steps
  if (first === undefined) return []
  const list =
    first === 'options'
      ? field.options
      : first === 'columns'
        ? field.columns
        : first === 'fixedRows'
          ? field.fixedRows
          : undefined
  if (list === undefined || second === undefined) return steps.map(wordOf)
  const one = list.find(({ key }) => key === second)
  if (first === 'columns' && one !== undefined) return [one.label, ...within(one as FormField, rest)]
  return [one?.label ?? same(second), ...rest.map(wordOf)]
}

function wordOf(name: string): Text {
  return name in properties ? properties[name as keyof typeof properties] : same(name)
}

const same = (text: string): Text => ({ zh: text, en: text })

function joined(parts: readonly Text[]): Text {
  return { zh: parts.map(({ zh }) => zh).join('·'), en: parts.map(({ en }) => en).join(' · ') }
}

/** A value of a definition in a few words: texts in the reader's language, whole fields by their name. */
export function valueWords(value: unknown, text: (text: Text) => string): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string' || typeof value === 'number') return String(value)
  if (typeof value === 'boolean') return value ? '✓' : '✗'
  if (Array.isArray(value)) return value.map((one) => valueWords(one, text)).join(text({ zh: '、', en: ', ' }))
  const one = value as Record<string, unknown>
  if (typeof one['zh'] === 'string') return text(one as Text)
  if (one['label'] !== undefined) return valueWords(one['label'], text)
  return JSON.stringify(one)
}
