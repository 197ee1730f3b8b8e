"""What is asked, read from the JSON that the benchmark writes, and how answers are reported."""

import json
import resource
import statistics
import time


class Question:
    """Metrics to be reported, and segments over leaves (a leaf is a metric and its least value)."""

    def __init__(self, spec, as_of, day):
        self.metrics = spec["metrics"]
        self.leaves = spec["leaves"]
        self.segments = spec["segments"]
        self.as_of = as_of
        self.day = day
        self.offset = 8 * day // 24  # local days are those of Shanghai, UTC+8 without clock changes
        self.today = (as_of + self.offset) // day

    def all_metrics(self):
        """Every metric needed, reported or compared, each once."""
        needed = self.metrics + [leaf["metric"] for leaf in self.leaves]
        return list({metric["name"]: metric for metric in needed}.values())

    def since(self, metric):
        """Rows of the metric's window are later than this; None for all rows."""
        return None if metric["days"] is None else self.as_of - metric["days"] * self.day

    def at_least(self, leaf):
        """The leaf's bound in the metric's own unit."""
        return leaf["at_least"] * (self.day if leaf["metric"]["function"] == "since" else 1)

    def only(self, number):
        """The question about one segment alone, as a tool asks that runs one query a segment."""
        segment = self.segments[number]
        used = sorted(segment["all"] + segment["any"] + segment["none"])
        place = {leaf: index for index, leaf in enumerate(used)}
        renumbered = {key: [place[leaf] for leaf in segment[key]] for key in segment}
        spec = {"metrics": [], "leaves": [self.leaves[i] for i in used], "segments": [renumbered]}
        return Question(spec, self.as_of, self.day)


def read(path):
    """The questions by letter."""
    with open(path, encoding="utf-8") as file:
        spec = json.load(file)
    return {letter: Question(spec[letter], spec["as_of"], spec["day"]) for letter in "WMP"}


def segment_sql(question, segment):
    """The segment's condition over columns named after metrics."""

    def leaf(index):
        leaf = question.leaves[index]
        return f"coalesce({leaf['metric']['name']} >= {question.at_least(leaf)}, false)"

    terms = [leaf(index) for index in segment["all"]]
    if segment["any"]:
        terms.append("(" + " OR ".join(leaf(index) for index in segment["any"]) + ")")
    terms += [f"NOT {leaf(index)}" for index in segment["none"]]
    return " AND ".join(terms)


def timed(ask, runs):
    """The answer, and seconds of each run after one that warms up."""
    answer = ask()
    seconds = []
    for _ in range(runs):
        start = time.perf_counter()
        again = ask()
        seconds.append(time.perf_counter() - start)
        assert again == answer, "the same question had two answers"
    return answer, seconds


def singles(ask, question, count):
    """Counts of the first segments asked one by one, and the seconds for all of them, scaled."""
    start = time.perf_counter()
    counts = [ask(question.only(number))["segments"][0] for number in range(count)]
    scale = len(question.segments) / count
    return counts, (time.perf_counter() - start) * scale


def report(engine, version, ask, questions, runs, single_count, load):
    """Asks everything and prints one line of JSON."""
    result = {"engine": engine, "version": version, "load": load, "answers": {}, "seconds": {}}
    for letter, question in questions.items():
        answer, seconds = timed(lambda question=question: ask(question), runs)
        result["answers"][letter] = answer
        result["seconds"][letter] = statistics.median(seconds)
    counts, seconds = singles(ask, questions["M"], single_count)
    assert counts == result["answers"]["M"]["segments"][:single_count]
    result["seconds"]["M1"] = seconds
    result["peak_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps(result))
