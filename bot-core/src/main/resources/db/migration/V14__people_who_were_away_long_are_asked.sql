-- When a person was last asked whether they want to be kept, having been away for long; older than seen_at, or empty, for
-- everybody who was not asked since they were here.
alter table person add column asked_at timestamp with time zone;
-- The janitor looks for those who were here longest ago.
create index person_seen on person (seen_at);
