-- Whether the ledger says that what somebody answers may be kept. Those of whom it does not are looked for every hour, and to find
-- them everybody who was away for a week had to be read, with what they agreed to.
alter table person add column agrees boolean default false not null;
update person set agrees = true where exists
    (select 1 from consent c where c.person = person.id and c.what = 'answers' and c.ended_at is null);
create index person_agrees on person (agrees, seen_day);
create index consent_ended on consent (ended_at);
