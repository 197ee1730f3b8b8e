"""DuckDB: an in-memory table sorted by customer, small types, enums for names."""

import sys
import time

import duckdb

import question as q

LOAD = """
CREATE TABLE events AS
SELECT substr(customer_id, 2)::INTEGER AS customer,
       event::ENUM ('view', 'login', 'order', 'cart', 'refund') AS event,
       epoch_ms(occurred_at) AS ms,
       coalesce(round(amount * 100), 0)::INTEGER AS cents,
       channel::ENUM ('app', 'web', 'wechat', 'store') AS channel
FROM read_csv('{path}', header = true, columns = {{
    'event_id': 'VARCHAR', 'customer_id': 'VARCHAR', 'event': 'VARCHAR',
    'occurred_at': 'TIMESTAMP_MS', 'amount': 'DECIMAL(12, 2)', 'channel': 'VARCHAR',
    'category': 'VARCHAR', 'quantity': 'INTEGER'}})
ORDER BY customer, ms
"""


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
        return f"count_if({when})"
    if function == "sum":
        return f"sum(CASE WHEN {when} THEN cents ELSE 0 END)::BIGINT"
    if function == "avg":
        total, count = f"sum(cents) FILTER ({when})", f"count(*) FILTER ({when})"
        return f"((200 * {total} + {count}) // (2 * {count}))::BIGINT"
    if function == "days":
        ago = f"({question.today} - (ms + {question.offset}) // {question.day})::INTEGER"
        days = f"bit_or(1::HUGEINT << least({ago}, 126)) FILTER ({when})"
        return f"coalesce(bit_count({days}), 0)"  # faster than count(DISTINCT ..)
    if function == "since":
        return f"{question.as_of} - max(ms) FILTER ({when})"
    return f"{function}(cents) FILTER ({when})"


def query(question):
    inner = [f"{aggregate(question, m)} AS {m['name']}" for m in question.all_metrics()]
    outer = []
    for metric in question.metrics:
        outer += [f"count({metric['name']})", f"sum({metric['name']})::BIGINT"]
    outer += [
        f"count(*) FILTER ({q.segment_sql(question, segment)})" for segment in question.segments
    ]
    return (
        f"SELECT {', '.join(outer)} FROM "
        f"(SELECT customer, {', '.join(inner)} FROM events GROUP BY customer)"
    )


def main(csv, spec, runs, single_count):
    connection = duckdb.connect(config={"threads": 2})
    start = time.perf_counter()
    connection.execute(LOAD.format(path=csv))
    load = time.perf_counter() - start

    def ask(question):
        row = connection.execute(query(question)).fetchone()
        reported = 2 * len(question.metrics)
        totals = [list(row[i : i + 2]) for i in range(0, reported, 2)]
        return {"metrics": totals, "segments": list(row[reported:])}

    q.report("DuckDB", duckdb.__version__, ask, q.read(spec), runs, single_count, load)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
