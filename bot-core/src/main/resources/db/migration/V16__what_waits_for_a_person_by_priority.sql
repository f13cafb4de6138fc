-- Every turn asks what of a person's messages is held back, and whether a nudge waits. With both in the index no row is read for
-- that where nothing is, however many messages wait or, on PostgreSQL, were sent since the last vacuum.
create index outbox_person_waiting on outbox (person, priority, not_before);
drop index outbox_person_held;
