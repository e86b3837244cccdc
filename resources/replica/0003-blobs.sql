-- Photos in pieces. A blob is there once every piece is and their bytes make its name; until then nobody is given it.
-- Refusals: HQ001 the origin is not live, HQ006 too large, HQ007 the bytes are not those of the name (the pieces are thrown away).

-- Blobs that are on their way, by who sends them.
CREATE INDEX blobs_begun ON hq.blobs (origin) WHERE NOT complete;

-- Of some names, those that the caller's site has not whole.
CREATE FUNCTION hq.need_blobs(wanted bytea[]) RETURNS SETOF bytea
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = hq, pg_catalog, pg_temp
AS $$
  SELECT DISTINCT w.sha256 FROM unnest(wanted[1:1000]) AS w (sha256)
  WHERE NOT EXISTS (SELECT FROM hq.blobs b WHERE b.site = (SELECT hq.session_site()) AND b.sha256 = w.sha256 AND b.complete)
$$;

-- Pieces of a blob that are here already: where to go on after a break.
CREATE FUNCTION hq.blob_pieces_here(wanted bytea) RETURNS SETOF integer
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = hq, pg_catalog, pg_temp
AS $$ SELECT p.piece FROM hq.blob_pieces p WHERE p.site = (SELECT hq.session_site()) AND p.sha256 = wanted ORDER BY p.piece $$;

-- Keeps one piece; tells whether the blob is whole now. The same piece may come again.
CREATE FUNCTION hq.put_blob(wanted bytea, total_bytes integer, total_pieces integer, number integer, content bytea) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = hq, pg_catalog, pg_temp
AS $$
DECLARE
  o hq.origins := hq.session_origin();
  b hq.blobs;
BEGIN
  IF o.origin IS NULL OR o.state <> 'live' THEN PERFORM hq.refuse('HQ001', 'this origin is not live', o); END IF;
  IF total_bytes NOT BETWEEN 1 AND 33554432 OR total_pieces NOT BETWEEN 1 AND 1024 OR octet_length(content) > 1048576 OR number NOT BETWEEN 0 AND total_pieces - 1 THEN
    PERFORM hq.refuse('HQ006', 'a blob takes 32 MB in 1024 pieces of 1 MB', o);
  END IF;
  IF (SELECT count(*) FROM hq.blobs WHERE blobs.origin = o.origin AND NOT complete AND blobs.sha256 <> wanted) >= 100 THEN PERFORM hq.refuse('HQ006', '100 blobs of this origin are not whole yet', o); END IF;
  INSERT INTO hq.blobs (site, sha256, bytes, pieces, origin) VALUES (o.site, wanted, total_bytes, total_pieces, o.origin) ON CONFLICT DO NOTHING;
  SELECT * INTO b FROM hq.blobs WHERE blobs.site = o.site AND blobs.sha256 = wanted FOR UPDATE;
  IF b.complete THEN RETURN true; END IF;
  IF b.bytes <> total_bytes OR b.pieces <> total_pieces THEN
    -- Cut in another way than before: begin again.
    DELETE FROM hq.blob_pieces p WHERE p.site = o.site AND p.sha256 = wanted;
    UPDATE hq.blobs SET bytes = total_bytes, pieces = total_pieces WHERE blobs.site = o.site AND blobs.sha256 = wanted;
  END IF;
  INSERT INTO hq.blob_pieces (site, sha256, piece, bytes) VALUES (o.site, wanted, number, content) ON CONFLICT (site, sha256, piece) DO UPDATE SET bytes = excluded.bytes;
  IF (SELECT count(*) FROM hq.blob_pieces p WHERE p.site = o.site AND p.sha256 = wanted) < total_pieces THEN RETURN false; END IF;
  IF (SELECT sha256(string_agg(p.bytes, ''::bytea ORDER BY p.piece)) FROM hq.blob_pieces p WHERE p.site = o.site AND p.sha256 = wanted) IS DISTINCT FROM wanted THEN
    -- Not an exception: that would keep the bad pieces.
    DELETE FROM hq.blobs WHERE blobs.site = o.site AND blobs.sha256 = wanted;
    RETURN NULL;
  END IF;
  UPDATE hq.blobs SET complete = true WHERE blobs.site = o.site AND blobs.sha256 = wanted;
  RETURN true;
END
$$;

-- One piece of a whole blob of the caller's site, or nothing.
CREATE FUNCTION hq.get_blob(wanted bytea, number integer, OUT bytes bytea, OUT pieces integer) RETURNS SETOF record
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = hq, pg_catalog, pg_temp
AS $$
  SELECT p.bytes, b.pieces FROM hq.blobs b JOIN hq.blob_pieces p USING (site, sha256)
  WHERE b.site = (SELECT hq.session_site()) AND b.sha256 = wanted AND b.complete AND p.piece = number
$$;
