-- A post in a group waits until somebody was answered alone: the message it waits for by its id, and until when at the latest.
alter table outbox add column behind varchar;
alter table outbox add column behind_until timestamp with time zone;
