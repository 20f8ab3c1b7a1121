-- The workspace file, version 1. Money is pence in INTEGER columns; rates and
-- exact figures live as text inside the documents; instants are RFC 3339 in UTC.

-- One row: what the file is, and totals that must always equal the sums.
CREATE TABLE workspace (
	one         INTEGER PRIMARY KEY CHECK (one = 1),
	id          TEXT    NOT NULL,
	created     TEXT    NOT NULL,
	last_opened TEXT    NOT NULL,
	last_saved  TEXT    NOT NULL,
	openings    INTEGER NOT NULL,
	edits       INTEGER NOT NULL,
	bids        INTEGER NOT NULL,
	value_pence INTEGER NOT NULL
) STRICT;

-- Bids, the organisation and overridden facts as canonical JSON, each with a
-- digest: a digit that changes on a failing disk would otherwise go unnoticed.
CREATE TABLE document (
	kind    TEXT    NOT NULL CHECK (kind IN ('bid', 'organisation', 'facts')),
	id      TEXT    NOT NULL,
	schema  INTEGER NOT NULL,
	sum     BLOB    NOT NULL,
	content TEXT    NOT NULL,
	PRIMARY KEY (kind, id)
) STRICT;

-- What a list of bids shows, always equal to what the documents say.
CREATE TABLE bid (
	id           TEXT    PRIMARY KEY,
	title        TEXT    NOT NULL,
	buyer        TEXT    NOT NULL,
	deadline     TEXT    NOT NULL,
	deadline_utc TEXT    NOT NULL,
	value_pence  INTEGER,
	status       TEXT    NOT NULL,
	decision     TEXT    NOT NULL,
	updated      TEXT    NOT NULL
) STRICT;

-- The history: one order for the whole workspace.
CREATE TABLE step (
	number INTEGER PRIMARY KEY,
	name   TEXT    NOT NULL,
	at     TEXT    NOT NULL,
	undone INTEGER NOT NULL CHECK (undone IN (0, 1)),
	size   INTEGER NOT NULL
) STRICT;

CREATE TABLE step_patch (
	step       INTEGER NOT NULL REFERENCES step (number) ON DELETE CASCADE,
	part       INTEGER NOT NULL,
	kind       TEXT    NOT NULL,
	id         TEXT    NOT NULL,
	had        INTEGER NOT NULL,
	has        INTEGER NOT NULL,
	prefix     INTEGER NOT NULL,
	suffix     INTEGER NOT NULL,
	before     BLOB    NOT NULL,
	after      BLOB    NOT NULL,
	before_sum BLOB    NOT NULL,
	after_sum  BLOB    NOT NULL,
	PRIMARY KEY (step, part)
) STRICT;

-- Named states of a bid. A deleted bid keeps its versions and files for as long
-- as its deletion can be taken back.
CREATE TABLE version (
	id      TEXT    PRIMARY KEY,
	bid     TEXT    NOT NULL,
	name    TEXT    NOT NULL,
	at      TEXT    NOT NULL,
	schema  INTEGER NOT NULL,
	sum     BLOB    NOT NULL,
	content TEXT    NOT NULL
) STRICT;
CREATE INDEX version_of_bid ON version (bid);

CREATE TABLE attachment (
	sha256  TEXT    PRIMARY KEY,
	size    INTEGER NOT NULL,
	content BLOB    NOT NULL
) STRICT;

CREATE TABLE bid_attachment (
	bid    TEXT NOT NULL,
	sha256 TEXT NOT NULL REFERENCES attachment (sha256),
	name   TEXT NOT NULL,
	type   TEXT NOT NULL,
	added  TEXT NOT NULL,
	PRIMARY KEY (bid, sha256)
) STRICT;

CREATE TABLE setting (
	name  TEXT PRIMARY KEY,
	value TEXT NOT NULL
) STRICT;

-- Packs that left the program: enough to recognise the file, nothing of its content.
CREATE TABLE pack (
	id       TEXT    PRIMARY KEY,
	bid      TEXT    NOT NULL,
	audience TEXT    NOT NULL,
	partner  TEXT    NOT NULL,
	version  INTEGER NOT NULL,
	format   TEXT    NOT NULL,
	name     TEXT    NOT NULL,
	sha256   TEXT    NOT NULL,
	at       TEXT    NOT NULL
) STRICT;
CREATE INDEX pack_of_bid ON pack (bid);
