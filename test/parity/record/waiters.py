"""Writes test/parity/data/waiters.json: what botocore's waiters make of answers.

    pip install botocore && python test/parity/record/waiters.py
"""
import itertools
import json
import pathlib

import botocore
from botocore.exceptions import WaiterError
from botocore.waiter import SingleWaiterConfig, Waiter


def acceptor(state, matcher, expected, argument=None):
    return {'state': state, 'matcher': matcher, 'expected': expected, **({'argument': argument} if argument else {})}


def ok(**fields):
    return {**fields, 'ResponseMetadata': {'HTTPStatusCode': 200}}


def error(code, status=400, **fields):
    return {'Error': {'Code': code, 'Message': f'about {code}'}, 'ResponseMetadata': {'HTTPStatusCode': status}, **fields}


RETRY_GONE = acceptor('retry', 'error', 'Gone')
ACCEPTORS = {
    'path': [acceptor('success', 'path', 'ready', 'State'), acceptor('failure', 'path', 'failed', 'State'),
             acceptor('retry', 'path', 'pending', 'State'), RETRY_GONE],
    'path of a boolean': [acceptor('success', 'path', True, 'length(Items) > `0`'), acceptor('retry', 'path', False, 'Flag')],
    'path of an error': [acceptor('success', 'path', 'Gone', 'Error.Code')],
    'pathAll': [acceptor('success', 'pathAll', 'ready', 'Items[].State'), acceptor('failure', 'pathAll', 'failed', 'Items[].State')],
    'pathAny': [acceptor('failure', 'pathAny', 'failed', 'Items[].State'), acceptor('success', 'pathAll', 'ready', 'Items[].State')],
    'status': [acceptor('success', 'status', 200), acceptor('retry', 'status', 404), acceptor('failure', 'status', 500)],
    'error': [acceptor('success', 'error', 'Gone'), acceptor('failure', 'error', 'Denied')],
    'any error': [acceptor('success', 'error', True)],
    'no error': [acceptor('success', 'error', False), acceptor('retry', 'error', True)],
    'empty code': [acceptor('success', 'error', '')],
}
ANSWERS = {
    'ready': ok(State='ready', Items=[{'State': 'ready'}, {'State': 'ready'}], Flag=True),
    'pending': ok(State='pending', Items=[{'State': 'ready'}, {'State': 'pending'}], Flag=False),
    'failed': ok(State='failed', Items=[{'State': 'failed'}, {'State': 'ready'}], Flag=False),
    'all failed': ok(State='failed', Items=[{'State': 'failed'}, {'State': 'failed'}]),
    'empty': ok(Items=[]),
    'text for items': ok(Items='failed'),
    'gone': error('Gone', 404),
    'denied': error('Denied', 403),
    'broken': error('Broken', 500, State='ready', Items=[{'State': 'ready'}]),
    'error without code': {'Error': {'Message': 'x'}, 'ResponseMetadata': {'HTTPStatusCode': 400}, 'Items': []},
    'no metadata': {'State': 'ready', 'Items': []},
    'a result with an Error': ok(Error='text', State='ready', Items=[{'State': 'ready'}]),
}
SEQUENCES = [[name] for name in ANSWERS] + [
    ['pending', 'ready'], ['gone', 'pending', 'ready'], ['gone', 'gone'], ['pending', 'empty'], ['gone', 'denied'],
    ['empty', 'failed'], ['pending', 'pending', 'all failed'], ['empty', 'empty'],
]


def run(acceptors, sequence, max_attempts):
    answers = iter([ANSWERS[name] for name in sequence])
    calls = []

    def method(**kwargs):
        calls.append(kwargs)
        return next(answers)

    config = SingleWaiterConfig({'operation': 'Describe', 'delay': 0, 'maxAttempts': max_attempts, 'acceptors': acceptors})
    try:
        Waiter('ThingReady', config, method).wait(Name='x')
        return {'outcome': 'success', 'calls': len(calls)}
    except WaiterError as problem:
        name = next(key for key, value in ANSWERS.items() if value is problem.last_response)
        return {'outcome': str(problem), 'calls': len(calls), 'last': name}
    except Exception as problem:
        return {'outcome': None, 'crash': type(problem).__name__, 'calls': len(calls)}


cases = []
for (name, acceptors), sequence in itertools.product(ACCEPTORS.items(), SEQUENCES):
    cases.append([name, sequence, run(acceptors, sequence, len(sequence))])
out = pathlib.Path(__file__).parent.parent / 'data' / 'waiters.json'
data = {'botocore': botocore.__version__, 'acceptors': ACCEPTORS, 'answers': ANSWERS, 'cases': cases}
out.write_text(json.dumps(data, separators=(',', ':')) + '\n')
