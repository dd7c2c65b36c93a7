"""Reads events as anybody would: the lines of a text file, each by the standard library's JSON.

Prints for each line what stands in it, in a form in which equal things are spelled alike: names in
order, texts and names as their bytes in UTF-8, numbers as the bits of a double.
"""

import json
import struct
import sys


def spelled(value):
    if isinstance(value, bool) or value is None:
        return json.dumps(value)
    if isinstance(value, str):
        return "s" + value.encode("utf-8", "surrogatepass").hex()
    if isinstance(value, (int, float)):
        return "d" + struct.pack(">d", value).hex()
    if isinstance(value, list):
        return "[" + ",".join(map(spelled, value)) + "]"
    return "{" + ",".join(sorted(spelled(k) + ":" + spelled(v) for k, v in value.items())) + "}"


with open(sys.argv[1], encoding="utf-8") as lines:
    for line in lines:
        try:
            print(spelled(json.loads(line)))
        except (ValueError, OverflowError, RecursionError):
            print("refused")
