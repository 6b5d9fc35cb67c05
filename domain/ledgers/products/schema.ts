import { decimal, entity, longText, option, recordFields, text } from '#platform/core/fields.ts'
import type { TableOf } from '#platform/server/tables.ts'

/**
 * What the firm sells: goods or services (产品表, F-051). It stands beside the customer table; trade lines link the
 * two (ARC-46).
 */
export const product = entity({
  name: 'product',
  table: 'products',
  internal: ['search_tokens'],
  label: { zh: '产品', en: 'Product' },
  fields: {
    ...recordFields,
    number: text('产品编号', 'Product no.', {
      max: 40,
      list: 'default',
      filter: true,
      sort: true,
      role: 'number',
      synonyms: ['编号', '货号', '商品编号', '产品代码', 'SKU'],
    }),
    name: text('产品名称', 'Product', {
      required: true,
      list: 'default',
      filter: true,
      sort: true,
      role: 'name',
      synonyms: ['名称', '品名', '商品名称', '商品'],
    }),
    category: text('类别', 'Category', {
      max: 80,
      list: 'default',
      filter: true,
      sort: true,
      synonyms: ['品种', '产品类别', '分类'],
    }),
    specification: text('规格', 'Specification', { list: 'default', synonyms: ['型号', '规格型号', '包装规格'] }),
    unit: text('单位', 'Unit', { max: 20, list: 'default', synonyms: ['计量单位'] }),
    // Four decimals: goods sold by the thousand are priced below one fen apiece.
    price: decimal('单价', 'Unit price', {
      scale: 4,
      min: 0,
      list: 'default',
      filter: true,
      sort: true,
      synonyms: ['价格', '售价', '零售价'],
    }),
    maker: text('生产厂家', 'Maker', { list: 'default', filter: true, synonyms: ['厂家', '生产商', '品牌'] }),
    state: option(
      '状态',
      'State',
      { onSale: ['在售', 'On sale'], stopped: ['停售', 'Discontinued', '下架'] },
      { required: true, list: 'default', filter: true },
    ),
    remarks: longText('备注', 'Remarks', { max: 2000 }),
  },
})

export type ProductTables = { products: TableOf<(typeof product)['fields']> & { searchTokens: string[] } }
