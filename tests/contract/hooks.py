"""What Schemathesis cannot know of Routekaart: whose session asks, which route is theirs, and how an error looks.

The requests are counted where they leave, so that the figures are those of the wire.
"""

import atexit
import json
import os
import re
from collections import Counter

import requests
import schemathesis
from requests.adapters import HTTPAdapter
from schemathesis.core.failures import AcceptedNegativeData
from schemathesis.openapi.checks import RejectedPositiveData

ORIGIN = os.environ["ROUTEKAART_ORIGIN"]
ROUTE = os.environ["ROUTEKAART_ROUTE"]
LINK = os.environ["ROUTEKAART_LINK"]
# A session that has ended stays so: with this token the link is never used.
ENDED = os.environ.get("ROUTEKAART_ENDED")
COOKIE = "__Host-session"
ID = re.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")

statuses = Counter()
send = HTTPAdapter.send


@schemathesis.auth(refresh_interval=None)
class Session:
    """The own session; another one when a call has ended it, so that what follows is not refused for that."""

    token = ENDED

    def get(self, case, context):
        if Session.token is None:
            body = json.dumps({"secret": LINK})
            request = requests.Request("POST", f"{ORIGIN}/v1/pairings", data=body)
            request.headers["Content-Type"] = "application/json"
            answer = send(HTTPAdapter(), request.prepare(), timeout=10)
            assert answer.status_code == 201, answer.text
            Session.token = answer.cookies[COOKIE]
        return Session.token

    def set(self, case, data, context):
        case.cookies[COOKIE] = data


def send_and_count(adapter, request, **options):
    answer = send(adapter, request, **{**options, "stream": True})
    statuses[answer.status_code] += 1
    is_own = f"{COOKIE}={Session.token}" in request.headers.get("Cookie", "")
    if answer.status_code == 401 and is_own and not ENDED:
        Session.token = None
    if answer.headers.get("Content-Type", "").startswith("text/event-stream"):
        # A stream goes on for ever: what it says first is judged.
        answer._content = next(answer.iter_content(4096))
        answer._content_consumed = True
        answer.close()
    return answer


HTTPAdapter.send = send_and_count


@schemathesis.hook
def before_call(context, case, kwargs):
    """Mostly the route is the own one: of another nothing but a refusal is heard."""
    route = case.path_parameters.get("id")
    is_good = isinstance(route, str) and ID.fullmatch(route)
    if is_good and case.path.startswith("/v1/routes/") and int(route[0], 16) % 8:
        case.path_parameters["id"] = ROUTE


@schemathesis.hook
def map_body(context, body):
    """JSON Schema calls 7.0 a whole number. Routekaart asks for 7, since phones read no other."""
    if isinstance(body, float) and body.is_integer():
        return int(body)
    if isinstance(body, list):
        return [map_body(context, part) for part in body]
    if isinstance(body, dict):
        return {name: map_body(context, part) for name, part in body.items()}
    return body


@schemathesis.hook
def filter_failure(context, failure, case, response):
    """A push is answered event by event: one that is refused there was rejected, and keeps the others from nothing.

    And no document says the first name without which nothing is erased, or which points lie on the curve of a browser's key.
    """
    if case.path.endswith(("/erasures", "/reminder")) and isinstance(failure, RejectedPositiveData):
        return False
    is_push = case.method == "POST" and case.path.endswith("/events") and response.status_code == 200
    return not (is_push and isinstance(failure, AcceptedNegativeData) and '"refused"' in response.text)


@schemathesis.check
def errors_are_problems(context, response, case):
    """Every error is problem+json that says what it is (RFC 9457)."""
    if response.status_code < 400:
        return
    kind = response.headers.get("content-type", [""])[0]
    assert kind == "application/problem+json", f"an error of kind {kind}"
    problem = response.json()
    assert problem["status"] == response.status_code, "the problem names another status"
    assert all(problem[word] for word in ("type", "title", "detail")), "the problem does not say what it is"


@atexit.register
def write_figures():
    with open(os.environ["ROUTEKAART_FIGURES"], "w", encoding="utf-8") as figures:
        json.dump(statuses, figures)
