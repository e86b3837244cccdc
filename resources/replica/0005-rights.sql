-- Who may do what. A station may call functions and touch no table; row security holds even if a function were wrong.

DO $$
DECLARE
  item record;
BEGIN
  FOR item IN SELECT p.oid::regprocedure AS name FROM pg_proc p WHERE p.pronamespace = 'hq'::regnamespace LOOP
    EXECUTE format('ALTER FUNCTION %s OWNER TO hq_owner', item.name);
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', item.name);
  END LOOP;
  EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
  EXECUTE format('GRANT CONNECT ON DATABASE %I TO hq_station, hq_admin', current_database());
END
$$;
-- Everybody may make large objects by default: a way to fill the disk. Only a superuser can close it.
DO $$
DECLARE
  item record;
BEGIN
  FOR item IN SELECT p.oid::regprocedure AS name FROM pg_proc p WHERE p.pronamespace = 'pg_catalog'::regnamespace AND p.proname IN ('lo_creat', 'lo_create', 'lo_from_bytea', 'lo_import', 'lo_put', 'lowrite', 'lo_open') LOOP
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', item.name);
  END LOOP;
EXCEPTION WHEN insufficient_privilege THEN
  RAISE WARNING 'large objects stay open to stations: let a superuser run this file again';
END
$$;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
REVOKE ALL ON SCHEMA hq FROM PUBLIC;
REVOKE ALL ON ALL TABLES IN SCHEMA hq FROM PUBLIC;

GRANT USAGE ON SCHEMA hq TO hq_station, hq_admin;
GRANT EXECUTE ON FUNCTION
  hq.push(bigint, bytea, bytea, bigint[], integer[], text[], text[], text[], text[]),
  hq.push_raw(bigint, bytea, bytea, bigint, integer, bytea),
  hq.place(), hq.heads(text[], bigint[]), hq.pull(integer[], bigint[], integer), hq.pull_own(bigint, integer), hq.hashes(bigint[]), hq.time(), hq.announce(json),
  hq.need_blobs(bytea[]), hq.blob_pieces_here(bytea), hq.put_blob(bytea, integer, integer, integer, bytea), hq.get_blob(bytea, integer),
  hq.join(text, text), hq.session_site()
TO hq_station;

-- People who run HQ: see everything, enrol, close, back up. They write no entry.
GRANT SELECT ON ALL TABLES IN SCHEMA hq TO hq_admin;
GRANT INSERT, UPDATE ON hq.origins, hq.backups TO hq_admin;
GRANT INSERT ON hq.backup_heads TO hq_admin;
GRANT UPDATE ON hq.epoch TO hq_admin;
GRANT EXECUTE ON FUNCTION hq.reserve(text, text, text, name, interval), hq.close_origin(text), hq.begin_backup(), hq.end_backup(integer), hq.end_long_work(), hq.session_site() TO hq_admin;

-- The seat belt: also the owner of the functions is held to the site of whoever signed in.
ALTER TABLE hq.entries ENABLE ROW LEVEL SECURITY;
ALTER TABLE hq.entries FORCE ROW LEVEL SECURITY;
ALTER TABLE hq.blobs ENABLE ROW LEVEL SECURITY;
ALTER TABLE hq.blobs FORCE ROW LEVEL SECURITY;
ALTER TABLE hq.blob_pieces ENABLE ROW LEVEL SECURITY;
ALTER TABLE hq.blob_pieces FORCE ROW LEVEL SECURITY;
ALTER TABLE hq.origins ENABLE ROW LEVEL SECURITY;

CREATE POLICY entries_of_the_site ON hq.entries FOR SELECT TO hq_owner, hq_station USING (site IN ((SELECT hq.session_site()), 'hq'));
CREATE POLICY entries_written ON hq.entries FOR INSERT TO hq_owner WITH CHECK (site = (SELECT hq.session_site()));
CREATE POLICY entries_for_admins ON hq.entries FOR SELECT TO hq_admin USING (true);
CREATE POLICY blobs_of_the_site ON hq.blobs TO hq_owner, hq_station USING (site = (SELECT hq.session_site()));
CREATE POLICY blobs_for_admins ON hq.blobs FOR SELECT TO hq_admin USING (true);
CREATE POLICY pieces_of_the_site ON hq.blob_pieces TO hq_owner, hq_station USING (site = (SELECT hq.session_site()));
CREATE POLICY pieces_for_admins ON hq.blob_pieces FOR SELECT TO hq_admin USING (true);
CREATE POLICY origins_for_admins ON hq.origins TO hq_admin USING (true);
