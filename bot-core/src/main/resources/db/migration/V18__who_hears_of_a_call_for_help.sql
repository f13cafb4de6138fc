-- Who of those who lead a group chose to hear that a member asked for help.
alter table group_member add column listens boolean default false not null;
