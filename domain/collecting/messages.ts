import { defineMessages } from '#platform/core/i18n.ts'

export const collectingMessages = defineMessages({
  'campaign.closed': { zh: '活动“{name}”已结束', en: 'The campaign “{name}” is closed' },
  'campaign.no_such_form': {
    zh: '没有这种表单，或相应行业没有启用',
    en: 'There is no such form, or its trade is not switched on',
  },
  'campaign.ends_before_start': { zh: '结束日期早于举办日期', en: 'The end lies before the beginning' },
  'collection.number_taken': { zh: '编号已用过', en: 'This number is taken' },
  'collection.kind_off': {
    zh: '没有这种表单，或相应行业没有启用',
    en: 'There is no such form, or its trade is not switched on',
  },
  'collection.campaign_needed': {
    zh: '“{form}”只能在活动中使用，先选活动',
    en: '“{form}” is used within a campaign; choose one first',
  },
  'collection.other_campaign': { zh: '这个活动使用的是另一种表单', en: 'This campaign uses another form' },
  'collection.not_your_post': { zh: '“{form}”只限{posts}使用', en: '“{form}” is for these posts only: {posts}' },
  'collection.not_first_contact': {
    zh: '这位顾客已经有资料，调查表只用于初次接触',
    en: 'This customer is known already; the survey form is for first contact only',
  },
  'collection.in_future': { zh: '获得日在将来，核对日期', en: 'This lies in the future; check the date' },
  'collection.already_signed': { zh: '已经签名，内容不能再改', en: 'It is signed; its content stays as it is' },
  'collection.already_loaded': { zh: '已经入档，要改到档案里改', en: 'It is in the archive; change it there' },
  'collection.not_yours': {
    zh: '这张表由 {name} 填写，由他本人签名',
    en: 'This form is {name}’s; the collector signs it',
  },
  'collection.not_signed_kind': { zh: '这种表单不需要签名', en: 'This form is not signed' },
  'collection.consent_needed': { zh: '说明目的并得到同意后再签名', en: 'Tell the purpose and ask for consent first' },
  'collection.not_handed': {
    zh: '有 {count} 张表现在不能交：没签名、已交过或不用交',
    en: '{count} forms cannot be handed over now: not signed, handed over already, or not meant to be',
  },
  'collection.no_receiver': { zh: '没有指定交给谁', en: 'Nobody is named to receive it' },
  'collection.not_ordered': { zh: '这不是委托调查', en: 'This is not an agency survey' },
  'collection.agency_needed': { zh: '选一家调查机构', en: 'Choose the agency' },
  'collection.customer_needed': { zh: '先选客户', en: 'Choose the customer' },
  'collection.file_of_other': { zh: '这个附件属于别的客户', en: 'This file belongs to another customer' },
  'collection.not_tracked': { zh: '这种表单不记跟踪', en: 'This form has no tracking notes' },
  'collection.sign_first': { zh: '先签名，再入档', en: 'Sign it before it goes into the archive' },
  'collection.dismissed': { zh: '已经标为不采用', en: 'It has been dismissed' },
  'collection.right_to_open': { zh: '新建档案', en: 'Open archives' },
  'collection.nothing_to_load': { zh: '没有可以写入档案的内容', en: 'There is nothing to take into the archive' },
  'collection.name_needed': { zh: '新建档案需要姓名或名称', en: 'A new archive needs a name' },
  'dataForm.not_askable': { zh: '“{field}”不能让客户填', en: '“{field}” cannot be asked of customers' },
  'dataForm.name_needed': {
    zh: '公开的资料表要问姓名或名称，否则不知道是谁填的',
    en: 'An open form asks for the name, or nobody knows whose it is',
  },
  'dataForm.means_link_only': {
    zh: '没有指定客户的资料表只能用链接',
    en: 'A form for no particular customer needs a link',
  },
  'dataForm.already_back': { zh: '这份资料表已收回', en: 'This form is back already' },
  'dataForm.no_link': { zh: '纸质资料表没有链接', en: 'A paper form has no link' },
  'dataForm.due_too_early': { zh: '应回日期早于今天', en: 'It is due before today' },
  'selfFill.gone': {
    zh: '链接无效或已用过，向给链接的人再要一个',
    en: 'This link does not work or has been used; ask for a new one',
  },
  'selfFill.empty': { zh: '至少填一项', en: 'Fill in at least one item' },
})
