-- What the clock of the machine showed when nudges were looked for last, within a few minutes; one row. A start that finds
-- a clock far before it knows that it was set back meanwhile.
create table clock_shown (
    id       int                      not null primary key,
    shown_at timestamp with time zone not null
);
