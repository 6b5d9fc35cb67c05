-- What a text finds, tier by tier (find_in_tier, 0063): the whole word, its beginning, anything inside; null for a tier
-- that is not asked. Of a word that hundreds of names begin with nobody reads those that only have it inside: once `enough`
-- better ones are met, the tiers behind are left out. `walked` and `most` as in find_in_tier, one for each tier.
create function find_words(exact text[], beginning text[], inside text[], reached uuid[], walked boolean[], most integer[], enough integer)
  returns table (tier integer, length integer, sort_name text, id uuid, source_id uuid, is_contact boolean)
  language plpgsql stable rows 500 as $$
declare
  met integer := 0;
  more integer;
begin
  if exact is not null then
    return query select * from find_in_tier(0, exact, reached, walked[1], most[1]);
    get diagnostics met = row_count;
  end if;
  if beginning is not null and met < enough then
    return query select * from find_in_tier(2, beginning, reached, walked[2], most[2]);
    get diagnostics more = row_count;
    met := met + more;
  end if;
  if met < enough then
    return query select * from find_in_tier(4, inside, reached, walked[3], most[3]);
  end if;
end $$;
