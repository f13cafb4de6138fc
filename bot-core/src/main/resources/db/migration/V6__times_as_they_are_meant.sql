-- A reminder keeps what the clock on the wall is to show, and where that wall is; due_at follows from it by the rules
-- for clocks, and is worked out anew when those change. Both are empty where a length of time was meant.
alter table nudge add column wall varchar;
alter table nudge add column zone varchar;

-- The version of the rules for clocks that due_at was worked out by; one row.
create table clock_rules (
    id      int     not null primary key,
    version varchar not null
);

-- After this it is too late to deliver a message; empty for what a person waits for.
alter table outbox add column not_after timestamp with time zone;
