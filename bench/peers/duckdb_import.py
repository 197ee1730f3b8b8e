"""Imports the CSV file as it is into a DuckDB database file, and says how long that took."""

import json
import pathlib
import resource
import sys
import time

import duckdb

TABLE = """
CREATE TABLE events AS SELECT * FROM read_csv('{path}', header = true, columns = {{
    'event_id': 'VARCHAR', 'customer_id': 'VARCHAR', 'event': 'VARCHAR',
    'occurred_at': 'TIMESTAMP_MS', 'amount': 'DECIMAL(12, 2)', 'channel': 'VARCHAR',
    'category': 'VARCHAR', 'quantity': 'INTEGER'}})
"""


def main(csv, database):
    pathlib.Path(database).unlink(missing_ok=True)
    start = time.perf_counter()
    connection = duckdb.connect(database, config={"threads": 2})
    connection.execute(TABLE.format(path=csv))
    rows = connection.execute("SELECT count(*) FROM events").fetchone()[0]
    connection.close()
    seconds = time.perf_counter() - start
    peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"rows": rows, "seconds": seconds, "peak_mb": peak_mb}))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
