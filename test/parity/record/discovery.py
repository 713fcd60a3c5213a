"""Records what botocore sends for operations whose endpoints are discovered, as data for discovery.test.ts.

    python test/parity/record/discovery.py > test/parity/data/discovery.json

Needs botocore from PyPI. A scenario is a client's setting, and calls at times (in seconds), each with the answers to what
it sends: a status and a body, or `unreachable`.
"""

import json
import os
import sys
import tempfile
from types import SimpleNamespace

import botocore
import botocore.discovery
import botocore.session
from botocore.awsrequest import AWSResponse
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError, EndpointConnectionError

MODEL = {
    'version': '2.0',
    'metadata': {
        'apiVersion': '2020-01-01', 'endpointPrefix': 'river', 'jsonVersion': '1.1', 'protocol': 'json',
        'protocols': ['json'], 'serviceFullName': 'River', 'serviceId': 'River', 'signatureVersion': 'v4',
        'targetPrefix': 'River', 'uid': 'river-2020-01-01',
    },
    'operations': {
        name: {
            'name': name, 'http': {'method': 'POST', 'requestUri': '/'}, 'input': {'shape': shape},
            'output': {'shape': output}, **more,
        }
        for name, shape, output, more in (
            ('DescribeEndpoints', 'Question', 'Described', {'endpointoperation': True}),
            ('Need', 'Place', 'Nothing', {'endpointdiscovery': {'required': True}}),
            ('Like', 'Place', 'Nothing', {'endpointdiscovery': {}}),
            ('LikeAll', 'Nothing', 'Nothing', {'endpointdiscovery': {}}),
            ('Plain', 'Place', 'Nothing', {}),
        )
    },
    'shapes': {
        'Text': {'type': 'string'},
        'Minutes': {'type': 'long'},
        'Nothing': {'type': 'structure', 'members': {}},
        'Texts': {'type': 'map', 'key': {'shape': 'Text'}, 'value': {'shape': 'Text'}},
        'Question': {'type': 'structure', 'members': {'Operation': {'shape': 'Text'}, 'Identifiers': {'shape': 'Texts'}}},
        'Described': {'type': 'structure', 'members': {'Endpoints': {'shape': 'Endpoints'}}},
        'Endpoints': {'type': 'list', 'member': {'shape': 'Endpoint'}},
        'Endpoint': {
            'type': 'structure',
            'members': {'Address': {'shape': 'Text'}, 'CachePeriodInMinutes': {'shape': 'Minutes'}},
        },
        'Bank': {'type': 'structure', 'members': {'Side': {'shape': 'Text', 'endpointdiscoveryid': True}}},
        'Place': {
            'type': 'structure', 'required': ['River'],
            'members': {
                'River': {'shape': 'Text', 'endpointdiscoveryid': True}, 'Bank': {'shape': 'Bank'}, 'Note': {'shape': 'Text'},
            },
        },
    },
}


def at(*addresses, minutes=10):
    endpoints = [{'Address': address, 'CachePeriodInMinutes': minutes} for address in addresses]
    return [200, {'Endpoints': endpoints}]


OK = [200, {}]
UNREACHABLE = 'unreachable'
INVALID = [400, {'__type': 'InvalidEndpointException'}]
DENIED = [400, {'__type': 'AccessDeniedException'}]
AMAZON = {'River': 'amazon'}

SCENARIOS = [
    # what the setting says
    ('required, by itself', {}, [('Need', AMAZON, 0, [at('cell1.example.com'), OK])]),
    ('optional, by itself', {}, [('Like', AMAZON, 0, [OK]), ('Plain', AMAZON, 0, [OK])]),
    ('optional, asked for', {'enabled': True}, [('Like', AMAZON, 0, [at('cell1.example.com'), OK])]),
    ('optional, asked for as text', {'enabled': ' TRUE '}, [('Like', AMAZON, 0, [at('cell1.example.com'), OK])]),
    ('not at all', {'enabled': False}, [('Need', AMAZON, 0, []), ('Like', AMAZON, 0, [OK]), ('Plain', AMAZON, 0, [OK])]),
    ('a setting that is none', {'enabled': 'maybe'}, []),
    ('an endpoint that was given', {'endpoint_url': 'https://localhost:4566'}, [('Need', AMAZON, 0, [OK])]),
    # what the service is asked
    ('identifiers', {'enabled': True}, [
        ('Like', {'River': 'amazon', 'Bank': {'Side': 'left'}, 'Note': 'x'}, 0, [at('left.example.com'), OK]),
        ('LikeAll', {}, 0, [at('all.example.com'), OK]),
        ('Need', {'River': 'amazon', 'Bank': {'Side': 'left'}}, 0, [at('need.example.com'), OK]),
        ('Like', {'River': 'amazon', 'Bank': {'Side': 'left'}, 'Note': 'y'}, 1, [OK]),
        ('LikeAll', {}, 1, [OK]),
        ('Like', {'River': 'negro'}, 1, [at('negro.example.com'), OK]),
    ]),
    # how long an answer is good for
    ('until its time is over', {}, [
        ('Need', AMAZON, 0, [at('one.example.com', 'two.example.com', minutes=2), OK]),
        ('Need', AMAZON, 119, [OK]),
        ('Need', AMAZON, 120, [at('three.example.com'), OK]),
    ]),
    ('a scheme in the address', {}, [('Need', AMAZON, 0, [at('http://plain.example.com:8080'), OK])]),
    ('no endpoints, required', {}, [('Need', AMAZON, 0, [at()])]),
    ('no endpoints, optional', {'enabled': True}, [('Like', AMAZON, 0, [at(), OK])]),
    # what happens when it cannot be asked
    ('unreachable, required', {}, [
        ('Need', AMAZON, 0, [UNREACHABLE]),
        ('Need', AMAZON, 1, [UNREACHABLE]),
        ('Need', AMAZON, 2, [at('cell1.example.com'), OK]),
    ]),
    ('unreachable, optional', {'enabled': True}, [
        ('Like', AMAZON, 0, [UNREACHABLE, OK]),
        ('Like', AMAZON, 59, [OK]),
        ('Like', AMAZON, 60, [at('cell1.example.com'), OK]),
    ]),
    ('unreachable, with an answer of before', {}, [
        ('Need', AMAZON, 0, [at('old.example.com', minutes=1), OK]),
        ('Need', AMAZON, 60, [UNREACHABLE, OK]),
        ('Need', AMAZON, 119, [OK]),
        ('Need', AMAZON, 120, [at('new.example.com', minutes=1), OK]),
    ]),
    ('refused', {}, [('Need', AMAZON, 0, [DENIED]), ('Need', AMAZON, 1, [at('cell1.example.com'), OK])]),
    # an endpoint that is no longer right
    ('an endpoint that is invalid', {}, [
        ('Need', AMAZON, 0, [at('one.example.com'), INVALID, at('two.example.com'), OK]),
        ('Need', AMAZON, 1, [OK]),
    ]),
    ('an endpoint that is misdirected', {}, [
        ('Need', AMAZON, 0, [at('one.example.com'), [421, {}], at('two.example.com'), OK]),
    ]),
    ('an invalid endpoint of something else', {}, [('Plain', AMAZON, 0, [INVALID])]),
]


class Stream:
    def __init__(self, body):
        self.body = body

    def stream(self, **_):
        yield self.body


def answering(answers, sent):
    def send(request, **_):
        target = request.headers['X-Amz-Target'].decode().split('.')[1]
        sent.append([target, request.url, json.loads(request.body)])
        answer = answers.pop(0)
        if answer == UNREACHABLE:
            raise EndpointConnectionError(endpoint_url=request.url)
        status, body = answer
        return AWSResponse(request.url, status, {}, Stream(json.dumps(body).encode()))

    return send


def outcome_of(call):
    try:
        call()
        return 'ok'
    except ClientError as error:
        return error.response['Error']['Code']
    except BotoCoreError as error:
        return type(error).__name__


def record(session, options, calls):
    clock = SimpleNamespace(now=0)
    botocore.discovery.time = SimpleNamespace(time=lambda: clock.now)
    enabled, url = options.get('enabled'), options.get('endpoint_url')
    config = Config(retries={'total_max_attempts': 1}, endpoint_discovery_enabled=enabled)
    client = None

    def make():
        nonlocal client
        client = session.create_client(
            'river', region_name='eu-west-1', config=config, endpoint_url=url, aws_access_key_id='AKID',
            aws_secret_access_key='secret')

    made = outcome_of(make)
    if client is None:
        return made, []
    steps = []
    for name, params, time, answers in calls:
        clock.now = time
        left, sent = list(answers), []
        client.meta.events.register('before-send', send := answering(left, sent))
        method = next(m for m, operation in client.meta.method_to_api_mapping.items() if operation == name)
        outcome = outcome_of(lambda: getattr(client, method)(**params))
        client.meta.events.unregister('before-send', send)
        assert not left, (name, left)
        steps.append({
            'operation': name, 'params': params, 'at': time, 'answers': answers, 'sent': sent, 'outcome': outcome,
        })
    return made, steps


def main():
    with tempfile.TemporaryDirectory() as folder:
        os.makedirs(f'{folder}/river/2020-01-01')
        with open(f'{folder}/river/2020-01-01/service-2.json', 'w') as file:
            json.dump(MODEL, file)
        session = botocore.session.get_session()
        session.get_component('data_loader').search_paths.append(folder)
        scenarios = []
        for name, options, calls in SCENARIOS:
            made, steps = record(session, options, calls)
            scenarios.append({'name': name, 'options': options, 'made': made, 'calls': steps})
    rows = ',\n'.join(json.dumps(scenario) for scenario in scenarios)
    sys.stdout.write(f'{{"botocore":"{botocore.__version__}","model":{json.dumps(MODEL)},"scenarios":[\n{rows}\n]}}\n')


main()
