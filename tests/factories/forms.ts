import type { FormDefinition } from '#platform/core/forms/definition.ts'
import {
  computed,
  date,
  form,
  money,
  option,
  person,
  phones,
  ratio,
  section,
  signature,
  table,
  text,
  withOther,
} from '#platform/core/forms/makers.ts'
import { newId } from '#platform/core/ids.ts'
import type { Caller, Harness } from '../harness.ts'

/** A form with one field of nearly every kind, for tests that need no paper of a trade. */
export function sampleForm(key: string, more: Partial<FormDefinition> = {}): FormDefinition {
  return form({
    key,
    title: { zh: '加工统计表', en: 'Processing sheet' },
    about: { zh: '每批加工后填写', en: 'Filled in after each batch' },
    subject: 'customer',
    numbering: { pattern: `${key}-{yyyy}-{0000}` },
    toldAs: 'note',
    sections: [
      section('head', '基本', 'Basics', [
        text('name', '客户名称', 'Customer', 1, { bind: 'name', required: true }),
        phones('phones', '电话', 'Phones', 2, { bind: 'phones' }),
        person('owner', '负责人', 'Owner', 3, { bind: '@owner' }),
        date('on', '日期', 'Date', 4, { starts: 'today' }),
        option('kind', '类别', 'Kind', 5, withOther({ plain: ['普通', 'Plain'], rush: ['加急', 'Rush'] }), {
          hasOther: true,
        }),
      ]),
      section('sums', '金额', 'Amounts', [
        money('processing', '加工金额', 'Processing', 6, { total: true }),
        money('rework', '返工金额', 'Rework', 7, { total: true }),
        computed(
          'net',
          '加工净额',
          'Net',
          8,
          'money',
          { minus: [{ field: 'processing' }, { field: 'rework' }] },
          { total: true },
        ),
        ratio('home', '内销', 'Home', 9),
        ratio('abroad', '外销', 'Abroad', 10),
      ]),
      section('rows', '明细', 'Lines', [
        table('lines', '明细', 'Lines', 11, [
          text('item', '品名', 'Item', undefined, { required: true }),
          money('price', '单价', 'Price'),
          text('quantity', '数量', 'Quantity'),
          signature('signed', '顾客签名', 'Signature'),
        ]),
      ]),
      section('signing', '签署', 'Signatures', [
        signature('customerSigned', '客户签名', 'Customer'),
        signature('managerSigned', '经理签名', 'Manager'),
      ]),
    ],
    sums: [{ fields: ['home', 'abroad'], to: '1', label: { zh: '内外销', en: 'Shares' } }],
    happenedIn: 'on',
    ...more,
  })
}

/** Publishes a form of the firm's own straight into the database: what the designer's commands do has its own tests. */
export async function publishForm(
  harness: Pick<Harness, 'product'>,
  definition: FormDefinition,
  version = 1,
): Promise<string> {
  const id = newId()
  const at = new Date().toISOString()
  await harness.product.platform.db
    .insertInto('formDefinitions')
    .values({
      id,
      key: definition.key,
      version,
      revision: 1,
      pack: null,
      definition: JSON.stringify(definition),
      state: 'published',
      createdAt: at,
      updatedAt: at,
      publishedAt: at,
    })
    .execute()
  return id
}

/** Begins a form and gives its id and version. */
export async function startForm(
  caller: Caller,
  form: string,
  more: Record<string, unknown> = {},
): Promise<{ id: string; version: number; number: string | null }> {
  const answer = await caller.call('form.start', { form, ...more })
  if (answer.status !== 200) throw new Error(`form.start answered ${answer.status} ${JSON.stringify(answer.body)}`)
  return answer.body
}

/** Begins a form, fills it in and hands it in. */
export async function handIn(
  caller: Caller,
  form: string,
  values: Record<string, unknown>,
  more: Record<string, unknown> = {},
): Promise<{ id: string; version: number; number: string }> {
  const { id, version } = await startForm(caller, form, { values, ...more })
  const answer = await caller.call('form.submit', { id, version })
  if (answer.status !== 200) throw new Error(`form.submit answered ${answer.status} ${JSON.stringify(answer.body)}`)
  return { id, ...answer.body }
}
