"""ClickHouse in one process (chdb): a MergeTree table ordered by customer, enums for names."""

import json
import sys
import tempfile
import time

import chdb
from chdb import session

import question as q

TABLE = """
CREATE TABLE events (
    customer UInt32,
    event Enum8('view' = 1, 'login' = 2, 'order' = 3, 'cart' = 4, 'refund' = 5),
    ms Int64 CODEC(NONE),
    cents Int32 CODEC(NONE),
    channel Enum8('app' = 1, 'web' = 2, 'wechat' = 3, 'store' = 4)
) ENGINE = MergeTree ORDER BY (customer, ms)
"""
LOAD = """
INSERT INTO events
SELECT toUInt32(substring(customer_id, 2)), event, toUnixTimestamp64Milli(occurred_at),
       toInt32(round(ifNull(amount, 0) * 100)), channel
FROM file('{path}', CSVWithNames,
    'event_id String, customer_id String, event String, occurred_at DateTime64(3, \\'UTC\\'),
     amount Nullable(Decimal(12, 2)), channel String, category String, quantity Nullable(Int32)')
"""
THREADS = "SETTINGS max_threads = 2, date_time_input_format = 'best_effort'"
ORDERED = "SETTINGS max_threads = 2, optimize_aggregation_in_order = 1"


def condition(question, metric):
    terms = [f"event = '{metric['event']}'"]
    if metric["channel"]:
        terms.append(f"channel = '{metric['channel']}'")
    if metric["days"]:
        terms.append(f"ms > {question.since(metric)}")
    return " AND ".join(terms)


def aggregate(question, metric):
    """One metric of a customer, in whole numbers."""
    when = condition(question, metric)
    function = metric["function"]
    if function == "count":
        return f"countIf({when})"
    if function == "sum":
        return f"sumIf(cents, {when})"
    if function == "avg":
        total, count = f"sumIf(cents, {when})", f"countIf({when})"
        return f"if({count} = 0, NULL, intDiv(200 * {total} + {count}, 2 * {count}))"
    if function == "days":
        return f"uniqExactIf(intDiv(ms + {question.offset}, {question.day}), {when})"
    if function == "since":
        return f"{question.as_of} - maxOrNullIf(ms, {when})"
    return f"{function}OrNullIf(cents, {when})"


def query(question):
    inner = [f"{aggregate(question, m)} AS {m['name']}" for m in question.all_metrics()]
    outer = []
    for metric in question.metrics:
        outer += [f"count({metric['name']})", f"sum({metric['name']})"]
    outer += [f"countIf({q.segment_sql(question, segment)})" for segment in question.segments]
    return (
        f"SELECT {', '.join(outer)} FROM "
        f"(SELECT customer, {', '.join(inner)} FROM events GROUP BY customer) {ORDERED}"
    )


def main(csv, spec, runs, single_count):
    with tempfile.TemporaryDirectory() as folder:
        clickhouse = session.Session(folder)
        start = time.perf_counter()
        clickhouse.query(TABLE)
        clickhouse.query(LOAD.format(path=csv) + THREADS)
        load = time.perf_counter() - start
        clickhouse.query("OPTIMIZE TABLE events FINAL")

        def ask(question):
            row = json.loads(str(clickhouse.query(query(question), "JSONCompactEachRow")))
            row = [int(value) for value in row]
            reported = 2 * len(question.metrics)
            totals = [row[i : i + 2] for i in range(0, reported, 2)]
            return {"metrics": totals, "segments": row[reported:]}

        version = str(clickhouse.query("SELECT version()")).strip().strip('"')
        version = f"{version} (chdb {chdb.__version__})"
        q.report("ClickHouse", version, ask, q.read(spec), runs, single_count, load)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
