-- The day (UTC, days since 1970-01-01) somebody was last here. The janitor looks by days, not by moments: an index over the
-- moment would change with everything anybody says, this one once a day.
alter table person add column seen_day int default 0 not null;
update person set seen_day = floor(extract(epoch from seen_at) / 86400);
drop index person_seen;
create index person_seen_day on person (seen_day);
