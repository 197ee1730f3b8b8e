"""Polars: a data frame sorted by customer, small types, categories as numbers."""

import functools
import operator
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
    """Which of the rows of the metric's event count."""
    terms = []
    if metric["channel"]:
        terms.append(pl.col("channel") == metric["channel"])
    if metric["days"]:
        terms.append(pl.col("ms") > question.since(metric))
    everything = pl.col("ms") <= question.as_of
    return functools.reduce(operator.and_, terms) if terms else everything


def aggregates(question, metric):
    """What is added up for one metric of a customer."""
    when = condition(question, metric)
    cents = pl.when(when).then(pl.col("cents"))
    function, name = metric["function"], metric["name"]
    if function == "count":
        return [when.sum().cast(pl.Int64).alias(name)]
    if function == "sum":
        return [cents.sum().cast(pl.Int64).alias(name)]
    if function == "avg":
        total, count = cents.sum().cast(pl.Int64), when.sum().cast(pl.Int64)
        return [total.alias(name + "_total"), count.alias(name + "_count")]
    if function == "days":
        day = (pl.col("ms") + question.offset) // question.day
        different = pl.when(when).then(day).drop_nulls().n_unique()
        return [different.cast(pl.Int64).alias(name)]
    if function == "since":
        return [(question.as_of - pl.when(when).then(pl.col("ms")).max()).alias(name)]
    return [getattr(cents, function)().cast(pl.Int64).alias(name)]


def finished(metric):
    """The metric in whole numbers, from what was added up; customers without such events too."""
    name = metric["name"]
    if metric["function"] == "avg":
        total, count = pl.col(name + "_total"), pl.col(name + "_count")
        return pl.when(count > 0).then((200 * total + count) // (2 * count)).alias(name)
    if metric["function"] in ("count", "sum", "days"):
        return pl.col(name).fill_null(0)
    return pl.col(name)


def by_customer(events, question):
    """All metrics: one pass over each kind of event, joined, which is faster than one wide pass."""
    metrics = question.all_metrics()
    customers = events.lazy().group_by("customer").agg()
    for event in dict.fromkeys(metric["event"] for metric in metrics):
        parts = [part for m in metrics if m["event"] == event for part in aggregates(question, m)]
        rows = events.lazy().filter(pl.col("event") == event)
        customers = customers.join(rows.group_by("customer").agg(parts), on="customer", how="left")
    return customers.select([finished(metric) for metric in metrics])


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
        outer = []
        for metric in question.metrics:
            column = pl.col(metric["name"])
            outer += [column.count().alias(metric["name"] + "_n"), column.sum()]
        for number, segment in enumerate(question.segments):
            outer.append(member(question, segment).sum().alias(f"segment_{number}"))
        row = by_customer(events, question).select(outer).collect().row(0)
        reported = 2 * len(question.metrics)
        totals = [list(row[i : i + 2]) for i in range(0, reported, 2)]
        return {"metrics": totals, "segments": list(row[reported:])}

    q.report("Polars", pl.__version__, ask, q.read(spec), runs, single_count, load)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
