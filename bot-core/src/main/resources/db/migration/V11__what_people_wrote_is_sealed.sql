-- The key of a person, wrapped with the master key, which is kept outside the database. State and messages are sealed with
-- it. It goes with the row: then nothing that was sealed can be opened, wherever a copy of it lies.
alter table person add column seal bytea;

-- A few known words, sealed with the master key, by which a wrong key is noticed; one row.
-- sealed: whether everything that was written before there were keys has been sealed.
create table vault (
    id     int     not null primary key,
    probe  bytea   not null,
    sealed boolean not null
);
