"""SQLite files on this computer; the only importer of sqlite3."""
