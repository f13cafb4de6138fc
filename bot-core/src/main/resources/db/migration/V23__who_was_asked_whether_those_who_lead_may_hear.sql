-- Whether somebody was asked, since they joined, if those who lead may hear that they asked for help.
alter table group_member add column asked boolean default false not null;
update group_member set asked = true where tells;
