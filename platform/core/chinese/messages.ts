/** What the parsers of this folder refuse, in the words of someone who helps. Parameters in braces come with the refusal. */
export const chineseMessages = {
  'credit_code.empty': { zh: '未填写统一社会信用代码', en: 'The unified social credit code is missing' },
  'credit_code.length': {
    zh: '统一社会信用代码应为 18 位，现为 {digits} 位',
    en: 'A unified social credit code has 18 characters; this one has {digits}',
  },
  'credit_code.letter': {
    zh: '第 {at} 位是字母 {letter}，信用代码不使用 I、O、S、V、Z，可能是数字 1、0、5、2 或字母 U',
    en: 'Character {at} is {letter}; credit codes never use I, O, S, V or Z (perhaps 1, 0, 5, 2 or U)',
  },
  'credit_code.character': {
    zh: '第 {at} 位“{character}”不是数字或大写字母',
    en: 'Character {at}, “{character}”, is neither a digit nor a Latin letter',
  },
  'credit_code.department': {
    zh: '首位“{character}”不是有效的登记管理部门代码',
    en: 'The first character, “{character}”, is no registering department',
  },
  'credit_code.region': {
    zh: '第 3 至 8 位“{text}”应为 6 位数字的登记地行政区划码',
    en: 'Characters 3 to 8, “{text}”, must be the six digits of the place of registration',
  },
  'credit_code.check_digit': {
    zh: '校验位不符，有一位或几位输错了',
    en: 'The check character does not fit: one or more characters are wrong',
  },
  'organisation_code.length': {
    zh: '组织机构代码应为 9 位，现为 {digits} 位',
    en: 'An organisation code has 9 characters; this one has {digits}',
  },
  'organisation_code.character': {
    zh: '组织机构代码只含数字和大写字母，末位为数字或 X',
    en: 'An organisation code has only digits and capital letters, the last one a digit or X',
  },
  'organisation_code.check_digit': {
    zh: '组织机构代码的校验位不符',
    en: 'The check character of the organisation code does not fit',
  },
  'registration_number.length': {
    zh: '工商注册号应为 15 位，现为 {digits} 位',
    en: 'A business registration number has 15 digits; this one has {digits}',
  },
  'registration_number.character': { zh: '工商注册号只含数字', en: 'A business registration number has digits only' },
  'registration_number.check_digit': {
    zh: '工商注册号的校验位不符',
    en: 'The check digit of the registration number does not fit',
  },
  'resident_id.empty': { zh: '未填写证件号码', en: 'The identity number is missing' },
  'resident_id.length': {
    zh: '身份证号应为 18 位（旧证 15 位），现为 {digits} 位',
    en: 'A resident identity number has 18 characters (15 on old cards); this one has {digits}',
  },
  'resident_id.character': {
    zh: '身份证号第 {at} 位“{character}”有误，只能是数字，末位可为 X',
    en: 'Character {at}, “{character}”, is wrong: only digits, and X at the end',
  },
  'resident_id.region': {
    zh: '身份证号开头 {region} 不是任何省份的代码',
    en: 'No province has the code {region} the number begins with',
  },
  'resident_id.date': { zh: '出生日期 {date} 没有这一天', en: 'The birth date {date} does not exist' },
  'resident_id.future': { zh: '出生日期 {date} 晚于今天', en: 'The birth date {date} is in the future' },
  'resident_id.check_digit': {
    zh: '校验位不符，有一位或几位输错了',
    en: 'The check character does not fit: one or more digits are wrong',
  },
  'identity.unknown': {
    zh: '不像身份证、通行证、居住证或护照的号码',
    en: 'This looks like no identity card, permit or passport number',
  },
  'phone.not_number': { zh: '“{text}”不是电话号码', en: '“{text}” is not a phone number' },
  'phone.too_short': {
    zh: '“{text}”只有 {digits} 位，手机号应为 11 位',
    en: '“{text}” has only {digits} digits; a mobile number has 11',
  },
  'phone.too_long': {
    zh: '“{text}”有 {digits} 位，多了；手机号为 11 位，几个号码之间用“/”分开',
    en: '“{text}” has {digits} digits, too many; a mobile number has 11. Put “/” between several numbers',
  },
  'phone.unknown_prefix': {
    zh: '“{text}”的号段或区号不存在',
    en: '“{text}” begins with no mobile prefix or area code there is',
  },
  'phone.rounded': {
    zh: '“{text}”被 Excel 改成了科学记数，尾数已丢失；把该列设为文本后重新填写',
    en: 'Excel turned “{text}” into scientific notation and lost its last digits; format the column as text and enter it again',
  },
  'phone.international': {
    zh: '“{text}”不是有效的国际或港澳台号码',
    en: '“{text}” is no valid international number',
  },
  'date.not_date': { zh: '“{text}”不是日期', en: '“{text}” is not a date' },
  'date.impossible': { zh: '{text} 没有这一天', en: 'There is no such day as {text}' },
  'date.month': { zh: '“{text}”的月份应在 1 至 12 之间', en: 'The month in “{text}” must be 1 to 12' },
  'date.order': {
    zh: '“{text}”分不清年、月、日，写成 2015-03-01 这样',
    en: 'It is unclear which part of “{text}” is day, month or year; write it like 2015-03-01',
  },
  'date.year': { zh: '“{text}”的年份超出 1800 至 2200', en: 'The year in “{text}” is not between 1800 and 2200' },
  'date.no_lunar_day': {
    zh: '“{text}”：那年农历没有这一天。核对闰月和日子；年份不确定就不填年份',
    en: '“{text}”: the lunar calendar of that year has no such day. Check leap month and day, or leave out the year',
  },
  'date.lunar_day': { zh: '“{text}”：农历每月最多三十天', en: '“{text}”: a lunar month has at most 30 days' },
  'money.not_amount': { zh: '“{text}”不是金额', en: '“{text}” is not an amount' },
  'money.grouping': {
    zh: '“{text}”的逗号或小数点位置不对，写成 1,234.56 这样',
    en: 'The commas or points in “{text}” are misplaced; write it like 1,234.56',
  },
  'money.approximate': {
    zh: '“{text}”是约数，填写确定的金额',
    en: '“{text}” is approximate; enter one definite amount',
  },
  'money.range': { zh: '“{text}”是一个区间，填写一个金额', en: '“{text}” is a range; enter one amount' },
  'percent.not_percent': { zh: '“{text}”不是百分比', en: '“{text}” is not a percentage' },
  'percent.no_sign': {
    zh: '“{text}”缺少百分号，写成 12.5% 这样',
    en: '“{text}” has no percent sign; write it like 12.5%',
  },
} as const satisfies Record<string, { zh: string; en: string }>
