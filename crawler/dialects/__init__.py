"""The two kinds of database that an archive may be: a SQLite file, or a PostgreSQL server."""
