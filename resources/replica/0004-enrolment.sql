-- Places for stations. A place is reserved with a role and a code that opens it once; joining binds a station's origin to it.
-- HQ005: the place cannot be taken (code used or too old, or the origin has another place).

CREATE FUNCTION hq.reserve(wanted_site text, wanted_name text, new_incarnation text, new_role name, valid interval) RETURNS integer
LANGUAGE plpgsql SET search_path = hq, pg_catalog, pg_temp
AS $$
DECLARE
  number integer;
BEGIN
  IF lower(wanted_site) = 'hq' THEN RAISE EXCEPTION USING ERRCODE = 'HQ005', MESSAGE = 'the site hq is what HQ publishes to all'; END IF;
  INSERT INTO hq.origins (site, name, station, incarnation, db_role, join_by, head_hash)
  VALUES (wanted_site, wanted_name, wanted_name, new_incarnation, new_role, now() + valid, sha256(convert_to(wanted_name || E'\n' || new_incarnation, 'UTF8')))
  RETURNING origin INTO number;
  RETURN number;
END
$$;

-- Called by the station that takes its place, with the station name and incarnation that its chain begins with. Saying it twice does no harm.
CREATE FUNCTION hq.join(own_station text, own_incarnation text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = hq, pg_catalog, pg_temp
AS $$
DECLARE
  o hq.origins;
BEGIN
  SELECT * INTO o FROM hq.origins WHERE db_role = session_user FOR UPDATE;
  IF o.state = 'live' AND o.station = own_station AND o.incarnation = own_incarnation THEN RETURN; END IF;
  IF o.origin IS NULL OR o.state <> 'reserved' THEN PERFORM hq.refuse('HQ005', 'this place is taken or closed', o); END IF;
  IF o.join_by < now() THEN PERFORM hq.refuse('HQ005', 'the code is too old: enrol again', o); END IF;
  IF EXISTS (SELECT FROM hq.origins other WHERE other.incarnation = own_incarnation AND other.origin <> o.origin) THEN PERFORM hq.refuse('HQ005', 'this origin has a place already', o); END IF;
  UPDATE hq.origins SET station = own_station, incarnation = own_incarnation, state = 'live', join_by = NULL, last_seen = now(),
    head_hash = sha256(convert_to(own_station || E'\n' || own_incarnation, 'UTF8'))
  WHERE origin = o.origin;
END
$$;

-- Closes a place for good. The caller takes the role's right to sign in away (docs/hq.md).
CREATE FUNCTION hq.close_origin(wanted text) RETURNS name
LANGUAGE sql SET search_path = hq, pg_catalog, pg_temp
AS $$ UPDATE hq.origins SET state = 'closed', join_by = NULL WHERE incarnation = wanted RETURNING db_role $$;

CREATE FUNCTION hq.begin_backup() RETURNS integer
LANGUAGE sql SET search_path = hq, pg_catalog, pg_temp
AS $$
  WITH new AS (INSERT INTO hq.backups DEFAULT VALUES RETURNING backup),
  noted AS (INSERT INTO hq.backup_heads (backup, origin, head) SELECT new.backup, o.origin, o.head FROM new, hq.origins o)
  SELECT backup FROM new
$$;

-- A backup that was begun is safe elsewhere: stations may forget what it holds when its time has come.
CREATE FUNCTION hq.end_backup(wanted integer) RETURNS void
LANGUAGE sql SET search_path = hq, pg_catalog, pg_temp
AS $$
  UPDATE hq.origins o SET durable_seq = greatest(o.durable_seq, b.head) FROM hq.backup_heads b WHERE b.backup = wanted AND b.origin = o.origin;
  UPDATE hq.backups SET done_at = now() WHERE backup = wanted;
$$;

-- Ends what stations have running for longer than a minute: they can lift their own time limits. For a job every minute.
CREATE FUNCTION hq.end_long_work() RETURNS integer
LANGUAGE sql SET search_path = hq, pg_catalog, pg_temp
AS $$
  SELECT count(pg_terminate_backend(a.pid))::integer FROM pg_stat_activity a JOIN hq.origins o ON o.db_role = a.usename
  WHERE a.datname = current_database() AND (a.state IN ('active', 'idle in transaction') AND now() - coalesce(a.xact_start, a.query_start) > interval '60 seconds')
$$;
