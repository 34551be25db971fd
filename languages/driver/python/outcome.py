"""Turns objects of the library into JSON, by the description of their types in readings.json."""

import json

with open("readings.json", encoding="utf-8") as file:
    READINGS = json.load(file)


def outcome(app, *load_balancers):
    """The outcome of a case: the YAML of its app, and the reports of its load balancers."""
    return {"yaml": app.synth_yaml(), "reports": [read(lb.report, READINGS["report"]) for lb in load_balancers]}


def read(value, reading):
    """A value as JSON, or nothing where it is missing or empty."""
    if value is None:
        return None
    if "list" in reading:
        return [read(each, reading["list"]) for each in value] or None
    if "map" in reading:
        return {key: read(each, reading["map"]) for key, each in value.items()} or None
    if "enum" in reading:
        return value.name
    if "object" in reading:
        members = READINGS["objects"][reading["object"]]["members"]
        read_members = {member["name"]: read(get(value, member["as"]), member["reading"]) for member in members}
        return {name: each for name, each in read_members.items() if each is not None}
    return value


def get(value, name):
    member = getattr(value, name)
    return member() if callable(member) else member
