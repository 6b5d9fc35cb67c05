-- What was collected with questions of its own stands under the keys of its paper from now on: 来电来访 (F-087),
-- 中老年健康调查表 (F-100), 顾客档案表 (F-101), 委托调查 (F-150). Not a word of an answer is lost.

update collections set "values" = ("values" - 'name') || jsonb_build_object('customerName', "values"->'name')
  where kind = 'caller' and "values" ? 'name';

-- A question that was answered in words has options now: its words stand behind 其他.
update collections set "values" = "values" || jsonb_build_object('concerns', jsonb_build_array('other'), 'concernsOther', "values"->'concerns')
  where kind = 'healthSurvey' and jsonb_typeof("values"->'concerns') = 'string';

-- What was bought is a table now; the words are its first row.
update collections set "values" = "values" || jsonb_build_object('purchases', jsonb_build_array(jsonb_build_object('id', 'written', 'product', "values"->'purchases')))
  where kind = 'eventForm' and jsonb_typeof("values"->'purchases') = 'string';

-- Subject and questions of a survey are one text, as on the paper; a fee in another currency than the paper's yuan stands there too.
update collections set "values" = ("values" - '{subject,fee,feeCurrency}'::text[])
    || jsonb_build_object('question', concat_ws(E'\n', "values"->>'subject', "values"->>'question',
         case when coalesce("values"->>'feeCurrency', 'CNY') <> 'CNY' then ("values"->>'fee') || ' ' || ("values"->>'feeCurrency') end))
    || case when "values" ? 'fee' and coalesce("values"->>'feeCurrency', 'CNY') = 'CNY' then jsonb_build_object('cost', "values"->'fee') else '{}' end
  where kind = 'agency' and "values" ?| '{subject,fee,feeCurrency}';
