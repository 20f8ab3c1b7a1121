-- What each issued pack was made from, so that the same file can be made again. Equal
-- content is kept once. The content is compressed; it never leaves in a pack.
CREATE TABLE snapshot (
	sha256  TEXT    PRIMARY KEY,
	size    INTEGER NOT NULL,
	content BLOB    NOT NULL
) STRICT;

CREATE TABLE issued (
	pack     TEXT PRIMARY KEY REFERENCES pack (id),
	snapshot TEXT NOT NULL REFERENCES snapshot (sha256)
) STRICT;
