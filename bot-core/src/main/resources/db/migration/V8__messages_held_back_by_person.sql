-- Every turn asks what of a person's messages is held back. With the time in the index that reads no row at all where
-- nothing is, however many messages wait.
create index outbox_person_held on outbox (person, not_before);
drop index outbox_person;
