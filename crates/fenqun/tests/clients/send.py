"""Sends events with the library for Python, as a shop's server would."""

import datetime
import os
import sys

from segment.analytics.client import Client


def failed(error, items):
    print(error, len(items), file=sys.stderr)
    os._exit(1)


client = Client(
    os.environ["FENQUN_KEY"],
    host=os.environ["FENQUN_HOST"],
    gzip=bool(os.environ["FENQUN_PACKED"]),
    upload_size=10,
    max_retries=20,
    on_error=failed,
)
customers = int(os.environ["FENQUN_CUSTOMERS"])
for n in range(customers):
    client.track(anonymous_id=f"visitor-{n}", event="before")
    client.identify(f"customer-{n}", {"city": "上海", "plan": None}, anonymous_id=f"visitor-{n}")
first = datetime.datetime(2024, 1, 2, 3, 4, 5, tzinfo=datetime.timezone.utc)
for n in range(int(os.environ["FENQUN_EVENTS"])):
    client.track(
        f"customer-{n % customers}",
        f"event {n}",
        {"amount": n + 0.25, "text": "Cafe\u0301"},
        timestamp=first + datetime.timedelta(milliseconds=n),
    )
client.flush()
client.join()
