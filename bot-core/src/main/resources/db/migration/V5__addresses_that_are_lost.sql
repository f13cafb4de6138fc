-- Accounts nothing can be delivered to: the companion is blocked there, or the account is gone. A row goes when the person
-- is heard of again, and with everything else of the person.
create table lost_address (
    platform varchar                  not null,
    usr      varchar                  not null,
    reason   varchar                  not null,
    since    timestamp with time zone not null,
    primary key (usr, platform)
);
