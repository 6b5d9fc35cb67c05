import { defineMessages } from '#platform/core/i18n.ts'

/** What the import screens say otherwise where products come in; keys as in importMessages. */
export const productRunTexts = defineMessages({
  'importingProduct.title': { zh: '导入产品', en: 'Import products' },
  'importingProduct.none_matched': {
    zh: '还没有哪一列对应“产品名称”',
    en: 'No column goes to the product’s name yet',
  },
  'importingProduct.customer': { zh: '产品', en: 'Product' },
  'importingProduct.same_items': { zh: '与产品表相同，不写入', en: 'Same as the product table; nothing to write' },
  'importingProduct.exists': { zh: '产品表里已有，这次只新增', en: 'In the table already; this run only adds' },
  'importingProduct.same_as_row': { zh: '与第 {n} 行是同一个产品', en: 'The same product as row {n}' },
  'importingProduct.rule_auto': {
    zh: '以产品编号认产品，没有编号的认名称',
    en: 'Products are known by number, those without one by name',
  },
  'importingProduct.rule_given': {
    zh: '没有写状态的新产品记为在售',
    en: 'New products without a state are on sale',
  },
  'importingProduct.empty_clears': {
    zh: '空格也算数：清掉产品表里的旧值',
    en: 'Empty cells count: they clear the old value',
  },
  'importingProduct.written_say': {
    zh: '新增 {created} 个产品，更新 {updated} 个',
    en: '{created} products new, {updated} updated',
  },
  'importingProduct.see_customers': { zh: '看产品表', en: 'See the products' },
  'importingProduct.undone_say': {
    zh: '新增的产品已停售，改过的值已还原。',
    en: 'New products are no longer sold and changed values were restored.',
  },
  'importingProduct.undo_what': {
    zh: '“{file}”新增的产品会停售，更新的值还原成导入前的样子；历史里两笔都留痕。',
    en: 'Products that “{file}” added stop being sold and updated values go back; both acts stay in the history.',
  },
  'importingProduct.undo_keep': {
    zh: '导入后又被人改过的产品保持现状，其余撤销。',
    en: 'Products somebody changed since stay as they are; the rest is undone.',
  },
  'importingProduct.undo_do': { zh: '撤销 {n} 个产品', en: 'Undo {n} products' },
})

/** What they say where staff come in. */
export const staffRunTexts = defineMessages({
  'importingStaff.title': { zh: '导入员工', en: 'Import staff' },
  'importingStaff.none_matched': { zh: '还没有哪一列对应“姓名”', en: 'No column goes to the name yet' },
  'importingStaff.customer': { zh: '员工', en: 'Staff' },
  'importingStaff.same_items': { zh: '与员工资料相同，不写入', en: 'Same as the staff record; nothing to write' },
  'importingStaff.exists': { zh: '已有这位员工，这次只新增', en: 'Is here already; this run only adds' },
  'importingStaff.same_as_row': { zh: '与第 {n} 行是同一位', en: 'The same person as row {n}' },
  'importingStaff.rule_auto': {
    zh: '以工号认员工，没有工号的认姓名；新员工没有工号的接着编',
    en: 'Staff are known by number, those without one by name; new ones without a number get the next',
  },
  'importingStaff.rule_given': {
    zh: '没有写部门的归导入人的部门；角色和登录在员工资料里另开',
    en: 'Those without a department join the importer’s; roles and sign-in are given on the staff record',
  },
  'importingStaff.empty_clears': {
    zh: '空格也算数：清掉员工资料里的旧值',
    en: 'Empty cells count: they clear the old value',
  },
  'importingStaff.written_say': {
    zh: '新增 {created} 位员工，更新 {updated} 位',
    en: '{created} staff new, {updated} updated',
  },
  'importingStaff.see_customers': { zh: '看员工', en: 'See the staff' },
  'importingStaff.undone_say': {
    zh: '新增的员工已停用，改过的值已还原。',
    en: 'New staff were put out of use and changed values restored.',
  },
  'importingStaff.undo_what': {
    zh: '“{file}”新增的员工会停用，更新的值还原成导入前的样子；历史里两笔都留痕。',
    en: 'Staff that “{file}” added are put out of use and updated values go back; both acts stay in the history.',
  },
  'importingStaff.undo_keep': {
    zh: '导入后又被人改过的员工保持现状，其余撤销。',
    en: 'Staff somebody changed since stay as they are; the rest is undone.',
  },
  'importingStaff.undo_do': { zh: '撤销 {n} 位员工', en: 'Undo {n} staff' },
})
