"""Polars: a data frame sorted by customer, small types, categories as numbers."""

import os
import sys
import time

os.environ["POLARS_MAX_THREADS"] = "2"

import polars as pl

import question as q

EVENTS = pl.Enum(["view", "login", "order", "cart", "refund"])
CHANNELS = pl.Enum(["app", "web", "wechat", "store"])


def load_events(path):
    text = pl.scan_csv(path, schema_overrides={"amount": pl.Decimal(12, 2)})
    return (
        text.select(
            pl.col("customer_id").str.slice(1).cast(pl.Int32).alias("customer"),
            pl.col("event").cast(EVENTS),
            pl.col("occurred_at")
            .str.to_datetime("%Y-%m-%dT%H:%M:%S%.3fZ", time_unit="ms")
            .cast(pl.Int64)
            .alias("ms"),
            (pl.col("amount") * 100).cast(pl.Int32).fill_null(0).alias("cents"),
            pl.col("channel").cast(CHANNELS),
        )
        .sort("customer", "ms")
        .collect()
        .with_columns(pl.col("customer").set_sorted())
    )


def condition(question, metric):
    when = pl.col("event") == metric["event"]
    if metric["channel"]:
        when &= pl.col("channel") == metric["channel"]
    if metric["days"]:
        when &= pl.col("ms") > question.since(metric)
    return when


def aggregate(question, metric):
    """One metric of a customer, in whole numbers."""
    when = condition(question, metric)
    cents = pl.when(when).then(pl.col("cents"))
    function = metric["function"]
    if function == "count":
        return when.sum().cast(pl.Int64)
    if function == "sum":
        return cents.sum().cast(pl.Int64)
    if function == "avg":
        total, count = cents.sum().cast(pl.Int64), when.sum().cast(pl.Int64)
        return pl.when(count > 0).then((200 * total + count) // (2 * count))
    if function == "days":
        day = (pl.col("ms") + question.offset) // question.day
        return pl.when(when).then(day).drop_nulls().n_unique().cast(pl.Int64)
    if function == "since":
        return question.as_of - pl.when(when).then(pl.col("ms")).max()
    return getattr(cents, function)().cast(pl.Int64)


def member(question, segment):
    def leaf(index):
        leaf = question.leaves[index]
        return (pl.col(leaf["metric"]["name"]) >= question.at_least(leaf)).fill_null(False)

    terms = [leaf(index) for index in segment["all"]]
    if segment["any"]:
        terms.append(pl.any_horizontal([leaf(index) for index in segment["any"]]))
    terms += [~leaf(index) for index in segment["none"]]
    return pl.all_horizontal(terms)


def main(csv, spec, runs, single_count):
    start = time.perf_counter()
    events = load_events(csv)
    load = time.perf_counter() - start

    def ask(question):
        inner = [aggregate(question, m).alias(m["name"]) for m in question.all_metrics()]
        outer = []
        for metric in question.metrics:
            column = pl.col(metric["name"])
            outer += [column.count().alias(metric["name"] + "_n"), column.sum()]
        for number, segment in enumerate(question.segments):
            outer.append(member(question, segment).sum().alias(f"segment_{number}"))
        row = events.lazy().group_by("customer").agg(inner).select(outer).collect(engine="streaming").row(0)
        reported = 2 * len(question.metrics)
        totals = [list(row[i : i + 2]) for i in range(0, reported, 2)]
        return {"metrics": totals, "segments": list(row[reported:])}

    q.report("Polars", pl.__version__, ask, q.read(spec), runs, single_count, load)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
