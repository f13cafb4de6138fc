-- The state of a group holds the secret by which its figures are blurred, so it is sealed with the master key, as is what is
-- nobody's. What was written before is sealed when the database is next opened.
update vault set sealed = false;
