-- Tables and owners of HQ. Plain SQL for the person who runs PostgreSQL (16 or newer); see docs/hq.md.
-- Every file runs once, in one transaction, in the order of its number; `turnback replica init` keeps the account in hq.migrations.

-- Roles belong to the whole cluster, so another database may have made them already.
DO $$
DECLARE
  wanted name;
BEGIN
  FOREACH wanted IN ARRAY ARRAY['hq_owner', 'hq_admin', 'hq_station'] LOOP
    BEGIN
      EXECUTE format('CREATE ROLE %I NOLOGIN', wanted);
    EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
    END;
  END LOOP;
  IF NOT pg_has_role(current_user, 'hq_owner', 'MEMBER') THEN EXECUTE format('GRANT hq_owner TO %I', current_user); END IF;
END
$$;

ALTER SCHEMA hq OWNER TO hq_owner;

-- One row for each station incarnation: who may write, how far HQ has its entries.
-- `station` and `incarnation` are what its hash chain begins with; `name` is what people call it.
CREATE TABLE hq.origins (
  origin integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  site text NOT NULL CHECK (site ~ '^[A-Za-z0-9][A-Za-z0-9_-]{0,15}$'),
  name text NOT NULL CHECK (name <> '' AND length(name) <= 64),
  station text NOT NULL CHECK (station <> '' AND length(station) <= 64 AND position(E'\n' IN station) = 0),
  incarnation text NOT NULL UNIQUE CHECK (incarnation <> '' AND length(incarnation) <= 64 AND position(E'\n' IN incarnation) = 0),
  db_role name UNIQUE,
  state text NOT NULL DEFAULT 'reserved' CHECK (state IN ('reserved', 'live', 'closed')),
  join_by timestamptz,
  head bigint NOT NULL DEFAULT 0 CHECK (head >= 0),
  head_hash bytea NOT NULL CHECK (octet_length(head_hash) = 32),
  ord bigint NOT NULL DEFAULT 0,
  durable_seq bigint NOT NULL DEFAULT 0,
  last_seen timestamptz,
  announced json,
  opened_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX origins_site ON hq.origins (site);

-- Every entry of every station, as it was written. `json`, not `jsonb`: it keeps the text byte for byte, which the hash needs.
-- An entry that PostgreSQL cannot hold as text is kept as `raw`: the bytes of kind, subject, actor and payload, a line feed between.
CREATE TABLE hq.entries (
  site text NOT NULL,
  origin integer NOT NULL,
  seq bigint NOT NULL CHECK (seq > 0),
  hlc bigint NOT NULL,
  ord bigint NOT NULL,
  version integer NOT NULL CHECK (version > 0),
  kind text,
  subject text,
  actor text CHECK (actor <> ''),
  payload json,
  raw bytea,
  hash bytea NOT NULL CHECK (octet_length(hash) = 32),
  received_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (site, origin, seq),
  CHECK (CASE WHEN raw IS NULL THEN kind IS NOT NULL AND subject IS NOT NULL AND payload IS NOT NULL ELSE kind IS NULL AND subject IS NULL AND actor IS NULL AND payload IS NULL END)
) PARTITION BY HASH (site);

DO $$
BEGIN
  FOR part IN 0..7 LOOP
    EXECUTE format('CREATE TABLE hq.entries_%s PARTITION OF hq.entries FOR VALUES WITH (MODULUS 8, REMAINDER %s)', part, part);
  END LOOP;
END
$$;

-- Photos and other large things, known by their content, in pieces; each site has its own.
CREATE TABLE hq.blobs (
  site text NOT NULL,
  sha256 bytea NOT NULL CHECK (octet_length(sha256) = 32),
  bytes integer NOT NULL CHECK (bytes > 0),
  pieces integer NOT NULL CHECK (pieces > 0),
  complete boolean NOT NULL DEFAULT false,
  origin integer NOT NULL,
  begun_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (site, sha256)
);
CREATE TABLE hq.blob_pieces (
  site text NOT NULL,
  sha256 bytea NOT NULL,
  piece integer NOT NULL CHECK (piece >= 0),
  bytes bytea NOT NULL,
  PRIMARY KEY (site, sha256, piece),
  FOREIGN KEY (site, sha256) REFERENCES hq.blobs ON DELETE CASCADE
);
ALTER TABLE hq.blob_pieces ALTER COLUMN bytes SET STORAGE EXTERNAL;

-- What a backup holds: heads are noted when it begins, and count as durable once it is done.
CREATE TABLE hq.backups (
  backup integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  begun_at timestamptz NOT NULL DEFAULT now(),
  done_at timestamptz
);
CREATE TABLE hq.backup_heads (
  backup integer NOT NULL REFERENCES hq.backups ON DELETE CASCADE,
  origin integer NOT NULL REFERENCES hq.origins,
  head bigint NOT NULL,
  PRIMARY KEY (backup, origin)
);

-- Raised by the person who puts HQ back from a backup: stations then read the order stamps above their durable number again.
CREATE TABLE hq.epoch (only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one), epoch integer NOT NULL DEFAULT 1);
INSERT INTO hq.epoch DEFAULT VALUES;

DO $$
DECLARE
  item record;
BEGIN
  FOR item IN SELECT c.oid::regclass AS name FROM pg_class c WHERE c.relnamespace = 'hq'::regnamespace AND c.relkind IN ('r', 'p') AND c.relname <> 'migrations' LOOP
    EXECUTE format('ALTER TABLE %s OWNER TO hq_owner', item.name);
  END LOOP;
END
$$;
