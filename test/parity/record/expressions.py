"""Writes test/parity/data/expressions.json: what Python's jmespath selects.

    pip install botocore && python test/parity/record/expressions.py
"""
import json
import pathlib

import jmespath

DATA = [
    {'a': 1, 'b': {'c': 'x', 'd': None, 'e': [1, 2, 3]}, 'list': [{'k': 1}, {'k': 2}, {'j': 3}, {'k': None}, 5, None, [{'k': 9}]]},
    {'Reservations': [{'Instances': [{'State': {'Name': 'running'}}, {'State': {'Name': 'stopped'}}]}, {'Instances': []},
                      {'Nothing': 1}, {'Instances': [{'State': None}]}]},
    {'NextMarker': '', 'Contents': [{'Key': 'a', 'Size': 5}, {'Key': 'b', 'Size': 10}]},
    {'NextMarker': 'm', 'Contents': []},
    {'Output': '', 'status': 'STOPPING', 'items': [], 'map': {'x': {'s': 1}, 'y': {'s': 2}}, 'flag': False, 'zero': 0},
    {'services': [{'deployments': [1], 'runningCount': 2, 'desiredCount': 2}, {'deployments': [1, 2], 'runningCount': 1, 'desiredCount': 1}],
     'nested': [[1, [2]], [3], 4, None], 'deep': [[{'v': [[1], 2]}], [{'v': [3]}]]},
    {'__proto__': {'x': 1}, 'constructor': {'y': [1]}, 'toString': 'text'},
    [], [1, 2], 'text', None, {},
]
EXPRESSIONS = [
    'a', 'b.c', 'b.d', 'b.e', 'b.e[0]', 'b.e[-1]', 'b.e[5]', 'b.e[-5]', 'a.b.c', 'list[].k', 'list[]', 'list[0]', 'list[0].k',
    'list[].k[]', 'nothing', 'nothing[].x', 'nothing[0]', 'Reservations[].Instances[].State.Name', 'Reservations[].Instances',
    'Reservations[].Instances[0].State.Name', 'Reservations[0].Instances[].State', 'NextMarker || Contents[-1].Key',
    'Contents[-1].Key || NextMarker', 'NextMarker', 'a || b', 'zero || a', 'flag || items || map', 'nested[]', 'nested[][]',
    'nested[0][]', 'deep[].v', 'deep[][].v', 'deep[][].v[]', 'deep[].v[]', '__proto__.x', 'constructor', 'constructor.y[0]',
    'toString', 'hasOwnProperty', 'list[].constructor', 'length(Contents[]) > `0`', 'length(items) == `0`',
    "length(Output || '') > `0`", "status != 'STOPPING'", "status != 'X' && status != 'Y'", 'map.*.s', 'keys(map)',
    'Contents[?Size > `6`].Key', 'Contents[?Size > `6`][]', 'Contents[*].[Key, Size]', 'Contents[].{k: Key, s: Size}', '@', '*',
    'sort_by(Contents, &Size)[0].Key', 'services[?!(length(deployments) == `1` && runningCount == desiredCount)]',
    'length(services[?!(length(deployments) == `1` && runningCount == desiredCount)]) == `0`', 'map.*.[s][]',
    '"a"', 'list[?k == `1`]', 'join(\',\', Contents[].Key)', 'max_by(Contents, &Size).Key', 'not_null(nothing, a)', '!a', 'list[1:3]',
    'length(NextMarker)', 'length(a)', 'abs(status)',
]
WRONG = ['a..b', 'foo[', '', '`', 'length(', '1bad', "'abc", 'a.', '.a', 'a[-]', 'a b', 'unknown_function(@)', 'a ||', '|| a', 'a[b', '[-]']


def ask(expression, data):
    try:
        return {'value': jmespath.search(expression, data)}
    except jmespath.exceptions.JMESPathError:
        return {'error': True}


cases = [[expression, number, ask(expression, data)] for expression in EXPRESSIONS for number, data in enumerate(DATA)]
wrong = [expression for expression in WRONG if 'error' in ask(expression, {})]
assert wrong == WRONG, set(WRONG) - set(wrong)
out = pathlib.Path(__file__).parent.parent / 'data' / 'expressions.json'
out.write_text(json.dumps({'jmespath': jmespath.__version__, 'data': DATA, 'cases': cases, 'wrong': wrong}, separators=(',', ':')) + '\n')
