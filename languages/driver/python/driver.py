"""Builds every case of the corpus with the Python package, and writes the outcomes."""

import json

from programs import PROGRAMS


def attempt(program):
    try:
        return program()
    except Exception as error:  # whatever a user of the package could meet
        return {"error": str(error)}


if __name__ == "__main__":
    with open("results.json", "w", encoding="utf-8") as results:
        json.dump([attempt(program) for program in PROGRAMS], results)
