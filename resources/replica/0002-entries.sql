-- What a station may do with entries. It never names its origin: that is the one whose role it signed in with.
-- Refusals: HQ001 the origin is not live, HQ002 a gap, HQ003 another history (fork), HQ004 the chain does not fit, HQ006 too much at once.
-- Each carries {"head","hash"} as its detail, so that the station knows where HQ stands.

CREATE FUNCTION hq.session_origin() RETURNS hq.origins
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = hq, pg_catalog, pg_temp
AS $$ SELECT o FROM hq.origins o WHERE o.db_role = session_user $$;

CREATE FUNCTION hq.session_site() RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = hq, pg_catalog, pg_temp
AS $$ SELECT o.site FROM hq.origins o WHERE o.db_role = session_user AND o.state <> 'closed' $$;

-- Hybrid time of HQ's clock: (milliseconds since 2020) * 4096, as the stations count it.
CREATE FUNCTION hq.now_hybrid() RETURNS bigint
LANGUAGE sql VOLATILE SET search_path = hq, pg_catalog, pg_temp
AS $$ SELECT floor((extract(epoch FROM clock_timestamp()) - 1577836800) * 1000)::bigint * 4096 $$;

CREATE FUNCTION hq.refuse(code text, what text, o hq.origins) RETURNS void
LANGUAGE plpgsql SET search_path = hq, pg_catalog, pg_temp
AS $$
BEGIN
  RAISE EXCEPTION USING ERRCODE = code, MESSAGE = what, DETAIL = json_build_object('head', o.head, 'hash', encode(o.head_hash, 'hex'))::text;
END
$$;

-- The caller's origin, locked until its transaction ends: the pushes of one origin come one after the other.
CREATE FUNCTION hq.lock_origin() RETURNS hq.origins
LANGUAGE plpgsql SET search_path = hq, pg_catalog, pg_temp
AS $$
DECLARE
  o hq.origins;
BEGIN
  SELECT * INTO o FROM hq.origins WHERE db_role = session_user FOR UPDATE;
  IF o.origin IS NULL OR o.state <> 'live' THEN PERFORM hq.refuse('HQ001', coalesce('this origin is ' || o.state, 'no origin belongs to this role'), o); END IF;
  RETURN o;
END
$$;

-- The hash of an entry of the caller's origin that HQ has; null when it has none with this number.
CREATE FUNCTION hq.stored_hash(o hq.origins, wanted bigint) RETURNS bytea
LANGUAGE plpgsql STABLE SET search_path = hq, pg_catalog, pg_temp
AS $$
BEGIN
  IF wanted = o.head THEN RETURN o.head_hash; END IF;
  IF wanted = 0 THEN RETURN sha256(convert_to(o.station || E'\n' || o.incarnation, 'UTF8')); END IF;
  RETURN (SELECT e.hash FROM hq.entries e WHERE e.site = o.site AND e.origin = o.origin AND e.seq = wanted);
END
$$;

-- Takes the entries from number `first` on. `prev_hash` is the hash before them, `last_hash` that of the last one; the hashes between
-- are computed here. What HQ has already is compared and not written again. Answers with the new head and the order stamp of each entry.
CREATE FUNCTION hq.push(first bigint, prev_hash bytea, last_hash bytea, hlcs bigint[], versions integer[], kinds text[], subjects text[], actors text[], payloads text[], OUT head bigint, OUT stamps bigint[])
LANGUAGE plpgsql SECURITY DEFINER SET search_path = hq, pg_catalog, pg_temp
AS $$
DECLARE
  o hq.origins;
  total integer := coalesce(array_length(hlcs, 1), 0);
  last bigint := first + total - 1;
  hash bytea := prev_hash;
  hashes bytea[] := '{}';
  latest bigint := hq.now_hybrid() + 120000 * 4096;
  stamp bigint;
  known bigint;
  stored record;
BEGIN
  o := hq.lock_origin();
  IF total = 0 OR total > 5000 OR pg_column_size(payloads) > 16777216 THEN PERFORM hq.refuse('HQ006', 'a push takes 1 to 5000 entries and 16 MB', o); END IF;
  IF first < 1 OR first > o.head + 1 THEN PERFORM hq.refuse('HQ002', format('entry %s does not follow entry %s', first, o.head), o); END IF;
  IF hq.stored_hash(o, first - 1) IS DISTINCT FROM prev_hash THEN PERFORM hq.refuse('HQ003', format('HQ has another history up to entry %s', first - 1), o); END IF;

  stamps := '{}';
  stamp := o.ord;
  FOR i IN 1..total LOOP
    IF strpos(kinds[i], E'\n') > 0 OR strpos(subjects[i], E'\n') > 0 OR strpos(actors[i], E'\n') > 0 THEN PERFORM hq.refuse('HQ004', format('a line feed in entry %s', first + i - 1), o); END IF;
    hash := sha256(hash || convert_to((first + i - 1) || E'\n' || hlcs[i] || E'\n' || versions[i] || E'\n' || kinds[i] || E'\n' || subjects[i] || E'\n' || coalesce(actors[i], '') || E'\n' || payloads[i], 'UTF8'));
    hashes[i] := hash;
    IF first + i - 1 > o.head THEN
      stamp := greatest(stamp + 1, least(hlcs[i], latest));
      stamps[i] := stamp;
    END IF;
  END LOOP;
  IF hash IS DISTINCT FROM last_hash THEN PERFORM hq.refuse('HQ004', format('entries %s to %s do not make the hash that was said', first, last), o); END IF;

  known := least(o.head, last);
  IF known >= first THEN
    IF hq.stored_hash(o, known) <> hashes[(known - first + 1)::integer] THEN PERFORM hq.refuse('HQ003', format('HQ has another entry %s or one before it', known), o); END IF;
    FOR stored IN SELECT e.seq, e.ord FROM hq.entries e WHERE e.site = o.site AND e.origin = o.origin AND e.seq BETWEEN first AND known LOOP
      stamps[(stored.seq - first + 1)::integer] := stored.ord;
    END LOOP;
  END IF;

  IF last > o.head THEN
    INSERT INTO hq.entries (site, origin, seq, hlc, ord, version, kind, subject, actor, payload, hash)
    SELECT o.site, o.origin, first + e.n - 1, e.hlc, e.ord, e.version, e.kind, e.subject, nullif(e.actor, ''), e.payload::json, e.hash
    FROM unnest(hlcs, stamps, versions, kinds, subjects, actors, payloads, hashes) WITH ORDINALITY AS e (hlc, ord, version, kind, subject, actor, payload, hash, n)
    WHERE first + e.n - 1 > o.head;
    UPDATE hq.origins SET head = last, head_hash = last_hash, ord = stamp, last_seen = now() WHERE origins.origin = o.origin;
  END IF;
  head := greatest(o.head, last);
END
$$;

-- One entry that PostgreSQL cannot hold as text: `rest` is kind, subject, actor and payload as bytes, with a line feed between.
CREATE FUNCTION hq.push_raw(seq bigint, prev_hash bytea, entry_hash bytea, hlc bigint, version integer, rest bytea, OUT head bigint, OUT stamps bigint[])
LANGUAGE plpgsql SECURITY DEFINER SET search_path = hq, pg_catalog, pg_temp
AS $$
#variable_conflict use_variable
DECLARE
  o hq.origins;
  stamp bigint;
BEGIN
  o := hq.lock_origin();
  IF octet_length(rest) > 131072 THEN PERFORM hq.refuse('HQ006', 'an entry takes 128 kB', o); END IF;
  IF seq < 1 OR seq > o.head + 1 THEN PERFORM hq.refuse('HQ002', format('entry %s does not follow entry %s', seq, o.head), o); END IF;
  IF hq.stored_hash(o, seq - 1) IS DISTINCT FROM prev_hash THEN PERFORM hq.refuse('HQ003', format('HQ has another history up to entry %s', seq - 1), o); END IF;
  IF sha256(prev_hash || convert_to(seq || E'\n' || hlc || E'\n' || version || E'\n', 'UTF8') || rest) IS DISTINCT FROM entry_hash THEN PERFORM hq.refuse('HQ004', format('entry %s does not make the hash that was said', seq), o); END IF;
  IF seq <= o.head THEN
    IF hq.stored_hash(o, seq) <> entry_hash THEN PERFORM hq.refuse('HQ003', format('HQ has another entry %s', seq), o); END IF;
    stamps := ARRAY(SELECT e.ord FROM hq.entries e WHERE e.site = o.site AND e.origin = o.origin AND e.seq = seq);
  ELSE
    stamp := greatest(o.ord + 1, least(hlc, hq.now_hybrid() + 120000 * 4096));
    INSERT INTO hq.entries (site, origin, seq, hlc, ord, version, raw, hash) VALUES (o.site, o.origin, seq, hlc, stamp, version, rest, entry_hash);
    UPDATE hq.origins SET head = seq, head_hash = entry_hash, ord = stamp, last_seen = now() WHERE origins.origin = o.origin;
    stamps := ARRAY[stamp];
  END IF;
  head := greatest(o.head, seq);
END
$$;

-- The caller's own place.
CREATE FUNCTION hq.place(OUT origin integer, OUT site text, OUT name text, OUT station text, OUT incarnation text, OUT state text, OUT head bigint, OUT head_hash bytea, OUT durable_seq bigint, OUT epoch integer) RETURNS SETOF record
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = hq, pg_catalog, pg_temp
AS $$
  SELECT o.origin, o.site, o.name, o.station, o.incarnation, o.state, o.head, o.head_hash, o.durable_seq, (SELECT e.epoch FROM hq.epoch e)
  FROM hq.origins o WHERE o.db_role = session_user
$$;

-- Origins of the caller's site, and what HQ publishes to all, whose head is above the number the caller has. An origin not named counts from 0.
CREATE FUNCTION hq.heads(incarnations text[], seqs bigint[], OUT origin integer, OUT station text, OUT incarnation text, OUT state text, OUT head bigint, OUT durable_seq bigint) RETURNS SETOF record
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = hq, pg_catalog, pg_temp
AS $$
  SELECT o.origin, o.station, o.incarnation, o.state, o.head, o.durable_seq
  FROM hq.origins o LEFT JOIN unnest(incarnations, seqs) AS mine (incarnation, seq) ON mine.incarnation = o.incarnation
  WHERE o.site IN ((SELECT hq.session_site()), CASE WHEN (SELECT hq.session_site()) IS NOT NULL THEN 'hq' END)
    AND o.db_role IS DISTINCT FROM session_user AND o.head > coalesce(mine.seq, 0)
  ORDER BY o.origin
$$;

-- Entries of origins above the numbers the caller has, in order, at most `each` of each origin. Every 250th and the last one of an
-- origin carry their hash: a run that ends so can be proven by itself, and is what a station keeps in one transaction.
CREATE FUNCTION hq.pull(wanted integer[], seqs bigint[], each integer,
  OUT origin integer, OUT seq bigint, OUT hlc bigint, OUT ord bigint, OUT version integer, OUT kind text, OUT subject text, OUT actor text, OUT payload text, OUT raw bytea, OUT hash bytea) RETURNS SETOF record
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = hq, pg_catalog, pg_temp
AS $$
  SELECT o.origin, e.seq, e.hlc, e.ord, e.version, e.kind, e.subject, e.actor, e.payload::text, e.raw, CASE WHEN (e.seq - mine.seq) % 250 = 0 OR e.seq = least(o.head, mine.seq + least(each, 5000)) THEN e.hash END
  FROM unnest(wanted, seqs) AS mine (origin, seq)
  JOIN hq.origins o ON o.origin = mine.origin
  CROSS JOIN LATERAL (
    SELECT * FROM hq.entries e WHERE e.site = o.site AND e.origin = o.origin AND e.seq > mine.seq AND e.seq <= mine.seq + least(each, 5000) ORDER BY e.seq
  ) e
  WHERE o.site IN ((SELECT hq.session_site()), CASE WHEN (SELECT hq.session_site()) IS NOT NULL THEN 'hq' END)
$$;

-- Hashes of the caller's own entries: to find where two histories part.
CREATE FUNCTION hq.hashes(wanted bigint[], OUT seq bigint, OUT hash bytea) RETURNS SETOF record
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = hq, pg_catalog, pg_temp
AS $$
  SELECT e.seq, e.hash FROM hq.session_origin() o JOIN hq.entries e ON e.site = o.site AND e.origin = o.origin AND e.seq = ANY (wanted[1:5000])
$$;

-- Entries of the caller's own origin above a number: what a store that was rolled back has lost.
CREATE FUNCTION hq.pull_own(after bigint, each integer,
  OUT origin integer, OUT seq bigint, OUT hlc bigint, OUT ord bigint, OUT version integer, OUT kind text, OUT subject text, OUT actor text, OUT payload text, OUT raw bytea, OUT hash bytea) RETURNS SETOF record
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = hq, pg_catalog, pg_temp
AS $$
  SELECT e.origin, e.seq, e.hlc, e.ord, e.version, e.kind, e.subject, e.actor, e.payload::text, e.raw, CASE WHEN (e.seq - after) % 250 = 0 OR e.seq = least(o.head, after + least(each, 5000)) THEN e.hash END
  FROM hq.session_origin() o JOIN hq.entries e ON e.site = o.site AND e.origin = o.origin AND e.seq > after AND e.seq <= after + least(each, 5000)
  WHERE o.state <> 'closed' ORDER BY e.seq
$$;

-- HQ's clock, in milliseconds since 1970.
CREATE FUNCTION hq.time() RETURNS bigint
LANGUAGE sql VOLATILE SET search_path = hq, pg_catalog, pg_temp
AS $$ SELECT floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint $$;

-- What a station says of itself (numbers behind, clock, version), for the lead's page.
CREATE FUNCTION hq.announce(said json) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = hq, pg_catalog, pg_temp
AS $$
BEGIN
  IF octet_length(said::text) > 4096 THEN RAISE EXCEPTION USING ERRCODE = 'HQ006', MESSAGE = 'an announcement takes 4 kB'; END IF;
  UPDATE hq.origins SET announced = said, last_seen = now() WHERE db_role = session_user AND state = 'live';
END
$$;
