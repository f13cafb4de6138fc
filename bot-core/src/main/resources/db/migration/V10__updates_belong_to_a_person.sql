-- Whose an update was, so that it is exported and erased with everything else of theirs; empty where nobody is known.
alter table inbox add column person varchar default '' not null;
create index inbox_person on inbox (person);
