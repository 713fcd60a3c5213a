"""Writes test/parity/data/regions.json, endpoint-tuples.json and, given the folder of botocore's endpoint tests,
changed-endpoint-cases.json: what botocore's legacy endpoint data and its endpoint rules answer.

    pip install botocore && python test/parity/record/endpoints.py [<folder of endpoint-rules>]
"""
import copy
import hashlib
import json
import pathlib
import sys

import botocore
import botocore.session
from botocore.client import ClientEndpointBridge
from botocore.config import Config
from botocore.endpoint_provider import EndpointProvider
from botocore.exceptions import EndpointResolutionError
from botocore.regions import EndpointResolver

DATA = pathlib.Path(__file__).parent.parent / 'data'
REGIONS = [
    None, 'us-east-1', 'eu-west-1', 'ap-southeast-7', 'us-gov-west-1', 'cn-north-1', 'us-iso-east-1', 'us-isob-east-1',
    'eu-isoe-west-1', 'eusc-de-east-1', 'aws-global', 'aws-cn-global', 'us-moon-9', 'mars', 'external-1',
]
PARTITION_REGIONS = REGIONS[1:] + ['us-east-99', 'us-gov-east-1', 'cn-x-1', 'us-isof-south-1', 'eusc-fr-east-1', '', 'fips-us-east-1']
VARIANTS = [(False, False), (True, False), (False, True), (True, True)]

session = botocore.session.get_session()
loader = session.get_component('data_loader')
endpoints = loader.load_data('endpoints')
partitions = loader.load_data('partitions')
services = session.get_available_services()


def write(name, document):
    document = {'botocore': botocore.__version__, **document}
    (DATA / name).write_text(json.dumps(document, separators=(',', ':'), ensure_ascii=True) + '\n')


def digest(lines):
    return hashlib.sha256('\n'.join(lines).encode()).hexdigest()[:12]


# --- the legacy data -------------------------------------------------------------------------------------------------

def only_prefix(prefix):
    """A resolver over the data of one service: botocore changes its data while it resolves."""
    own = [
        {**p, 'services': {n: s for n, s in p['services'].items() if n == prefix}} for p in endpoints['partitions']
    ]
    return copy.deepcopy({**endpoints, 'partitions': own})


def legacy_answer(data, metadata, region, fips, dualstack, url, secure):
    bridge = ClientEndpointBridge(
        EndpointResolver(copy.deepcopy(data), True),
        client_config=Config(use_fips_endpoint=fips, use_dualstack_endpoint=dualstack),
        service_signing_name=metadata.get('signingName'),
        service_signature_version='v4',
    )
    try:
        found = bridge.resolve(metadata['endpointPrefix'], region, url, secure)
    except Exception as error:
        return [type(error).__name__]
    extra = found['metadata']
    return [
        found['region_name'], found['signing_region'], found['signing_name'], found['endpoint_url'],
        extra.get('partition'), '+'.join(extra.get('tags', [])),
    ]


def abstract(value, prefix, region):
    if not isinstance(value, str):
        return value
    for name, sign in ((region, '%'), (prefix, '~')):
        if name:
            value = value.replace(name, sign)
    return value


def record_regions():
    answers, index, rows = [], {}, {}
    availability = {}
    resolver = EndpointResolver(endpoints, True)
    names = resolver.get_available_partitions()
    for service in services:
        metadata = loader.load_service_model(service, 'service-2')['metadata']
        prefix = metadata['endpointPrefix']
        data = only_prefix(prefix)
        row = []
        cases = [(r, f, d, None, True) for r in REGIONS for f, d in VARIANTS]
        cases += [(r, False, False, url, secure) for r in (None, 'eu-west-1') for url in (None, 'http://localhost:1') for secure in (True, False)]
        for region, fips, dualstack, url, secure in cases:
            answer = legacy_answer(data, metadata, region, fips, dualstack, url, secure)
            key = json.dumps([abstract(value, prefix, region) for value in answer])
            row.append(index.setdefault(key, len(index)))
        rows[service] = ' '.join(map(str, row))
        lists = [
            ','.join(resolver.get_available_endpoints(prefix, name, allow)) for name in names for allow in (False, True)
        ]
        availability[service] = digest(lists)
    answers = [json.loads(key) for key in index]
    partition_of = {}
    for region in PARTITION_REGIONS:
        try:
            partition_of[region] = resolver.get_partition_for_region(region)
        except Exception as error:
            partition_of[region] = str(error)
    write('regions.json', {
        'partitions': names, 'partitionOf': partition_of, 'regions': REGIONS, 'variants': VARIANTS,
        'answers': answers, 'rows': rows, 'availability': availability,
    })


# --- the rules -------------------------------------------------------------------------------------------------------

STRINGS = [
    'bucket-name', 'Bad_Bucket', 'my.bucket', 'a.b', '', '-x', '123456789012', 'stream-id',
    'arn:aws:s3:us-west-2:123456789012:accesspoint:myendpoint',
    'arn:aws:s3-object-lambda:us-west-2:123456789012:accesspoint/mybanner',
    'arn:aws:s3-outposts:us-west-2:123456789012:outpost/op-01234567890123456/accesspoint/reports',
    'arn:aws:s3-outposts:us-west-2:123456789012:outpost/op-01234567890123456/bucket/mybucket',
    'arn:aws:s3::123456789012:accesspoint/mfzwi23gnjvgw.mrap', 'mybucket--use1-az1--x-s3', 'abcd--usw2-az1--xa-s3',
    'test-accessp-e0b1d075431d83aebde8xz5w8ijx1qzlbp3i3ebeta--op-s3',
    'arn:aws:dynamodb:us-east-1:222222222222:table/t', 'arn:aws:dynamodb:us-west-2::table/t',
    'arn:aws:kinesis:us-east-1:123456789123:stream/test-stream',
    'arn:aws:kinesis:us-east-1:123456789123:stream/test-stream/consumer/c:1525898737', 'arn:aws:events:us-east-1:1:event-bus/b',
]
ENDPOINTS = [None, None, None, None, 'https://example.com:8443/a/../b', 'http://127.0.0.1:9000', 'https://[::1]/x/', 'not a url']
RULE_REGIONS = [
    'us-east-1', 'us-west-2', 'eu-west-1', 'us-gov-west-1', 'cn-north-1', 'us-iso-east-1', 'us-isob-east-1', 'aws-global', 'us-moon-9',
    'eusc-de-east-1', 'mars', None,
]


class Numbers:
    """The same small numbers in every language."""

    def __init__(self):
        self.state = 12345

    def below(self, n):
        self.state = (self.state * 1103515245 + 12345) % 2147483648
        return (self.state >> 8) % n


def values_for(name, kind):
    if name == 'Region':
        return RULE_REGIONS
    if name == 'Endpoint':
        return ENDPOINTS
    if name == 'AccountIdEndpointMode':
        return ['preferred', 'disabled', 'required', None]
    if kind == 'boolean':
        return [True, False, False, None]
    if kind == 'stringarray':
        return [None, [], STRINGS[16:18], STRINGS[16:17]]
    return STRINGS + [None, None, None]


def evaluate(provider, params):
    try:
        found = provider.resolve_endpoint(**params)
    except EndpointResolutionError as error:
        # Where a rule compares what is not set, the message names Python's types.
        return 'E ' + str(error).split('\n')[0].split(', not <class')[0]
    except Exception:
        return None
    headers = {name.lower(): values[0] for name, values in found.headers.items()}
    return json.dumps([found.url, headers, found.properties], sort_keys=True, separators=(',', ':'), ensure_ascii=False)


def frozen(params):
    return {name: tuple(value) if isinstance(value, list) else value for name, value in params.items()}


def record_tuples():
    digests, crashes = {}, {}
    for service in services:
        rules = loader.load_service_model(service, 'endpoint-rule-set-1')
        provider = EndpointProvider(rules, partitions)
        numbers = Numbers()
        lines = []
        for case in range(60 if len(rules['parameters']) <= 4 else 600):
            params = {}
            for name, spec in rules['parameters'].items():
                choices = values_for(name, spec['type'].lower())
                value = choices[numbers.below(len(choices))]
                if value is not None:
                    params[name] = value
            line = evaluate(provider, frozen(params))
            if line is None:
                crashes.setdefault(service, []).append(case)
            lines.append(line or '')
        digests[service] = digest(lines)
    write('endpoint-tuples.json', {
        'strings': STRINGS, 'endpoints': ENDPOINTS, 'regions': RULE_REGIONS, 'digests': digests, 'crashes': crashes,
    })


def record_changed(folder):
    changed = []
    for path in sorted(pathlib.Path(folder).glob('*/endpoint-tests-1.json')):
        service = path.parent.name
        if service not in services:
            continue
        provider = EndpointProvider(loader.load_service_model(service, 'endpoint-rule-set-1'), partitions)
        for number, case in enumerate(json.loads(path.read_text())['testCases']):
            expected = case['expect']
            answer = evaluate(provider, frozen(case.get('params', {})))
            if 'error' in expected:
                wanted = 'E ' + expected['error'].split('\n')[0]
            else:
                endpoint = expected['endpoint']
                headers = {name.lower(): values[0] for name, values in endpoint.get('headers', {}).items()}
                wanted = json.dumps([endpoint['url'], headers, endpoint.get('properties', {})], sort_keys=True, separators=(',', ':'), ensure_ascii=False)
            if answer != wanted:
                changed.append([service, number, answer])
    write('changed-endpoint-cases.json', {'cases': changed})


record_regions()
record_tuples()
if len(sys.argv) > 1:
    record_changed(sys.argv[1])
