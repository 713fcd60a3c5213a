"""Records what botocore signs and how it puts checksums on requests, as data for signing.test.ts.

    python test/parity/record/signing.py > test/parity/data/signing.json

Needs botocore from PyPI, without awscrt. The clock and the ids are fixed, so that the same version of botocore always
gives the same file.
"""

import base64
import datetime
import hashlib
import io
import itertools
import json
import random
import sys
import uuid

import botocore
import botocore.auth
import botocore.client
import botocore.session
from botocore import UNSIGNED
from botocore.awsrequest import AWSRequest, AWSResponse
from botocore.config import Config
from botocore.credentials import ReadOnlyCredentials
from botocore.tokens import FrozenAuthToken
from botocore.utils import percent_encode_sequence
from urllib.parse import urlencode, urlsplit

NOW = datetime.datetime(2026, 1, 31, 7, 5, 9, tzinfo=datetime.timezone.utc)
CREDENTIALS = {
    'plain': ReadOnlyCredentials('AKIDEXAMPLE', 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY', None),
    'token': ReadOnlyCredentials('ASIAEXAMPLE', 'secret/with+signs=', 'FwoGZXIvYXdzE//token+with/signs=='),
}
FORM = 'application/x-www-form-urlencoded; charset=utf-8'

SERVICES = [
    ('dynamodb', 'us-east-1', 'https', 'dynamodb.us-east-1.amazonaws.com'),
    ('sts', 'eu-central-1', 'https', 'sts.eu-central-1.amazonaws.com'),
    ('execute-api', 'cn-north-1', 'https', 'abc123.execute-api.cn-north-1.amazonaws.com.cn'),
    ('lambda', 'us-gov-west-1', 'http', 'localhost:4566'),
    ('service', 'ap-southeast-2', 'https', 'Example.COM:443'),
    ('es', 'us-west-2', 'http', 'example.com:80'),
    ('aoss', 'us-west-2', 'https', '[::1]:8443'),
]
S3_HOSTS = [
    ('s3', 'us-east-1', 'https', 'bucket.s3.us-east-1.amazonaws.com'),
    ('s3', 'eu-west-3', 'http', 'localhost:9000'),
    ('s3-outposts', 'eu-west-1', 'https', 'ap-1.op-01.s3-outposts.eu-west-1.amazonaws.com'),
]
PATHS = [
    '/',
    '/a/b',
    '/a//b/../c/./d',
    '/..//x/',
    '/key%20with%20space',
    '/%E2%98%83/%F0%9F%90%AC.txt',
    '/a+b=c&d;e,f',
    '/~user/-_.!*\'()',
    '//double//slash',
    '/trailing/',
    '/%2F%2Fencoded',
    '/a:b@c$d',
    '/2015-03-31/functions/f%3Aone/invocations',
]
QUERIES = [
    '',
    'acl',
    'prefix=a%2Fb&delimiter=%2F',
    'b=2&a=1',
    'x=',
    'key=a%20b&z',
    'k=%E2%98%83',
    'marker=%F0%9F%90%AC&max-keys=10',
    'uploadId=A.b_c~d-e&partNumber=7',
    'a-b=1&a=2&aB=3&A=4',
]
REPEATED = ['b=2&a=1&a=0', 'tagKeys=y&tagKeys=x&tagKeys=%20']
HEADERS = [
    {},
    {'Content-Type': 'application/x-amz-json-1.0', 'X-Amz-Target': 'Service_20111205.Operation'},
    {'X-Custom': '  many   spaces\t and\ttabs  ', 'User-Agent': 'agent/1', 'Expect': '100-continue'},
    {'traceparent': '00-ab-cd-01', 'tracestate': 'a=b', 'baggage': 'x=y', 'X-Amzn-Trace-Id': 'Root=1'},
    {'Date': 'Thu, 01 Jan 1970 00:00:00 GMT', 'X-Amz-Date': '19700101T000000Z'},
    {'Authorization': 'old', 'X-Amz-Date': '19700101T000000Z', 'Transfer-Encoding': 'chunked'},
    {'X-Amz-Meta-Name': 'caf\u00e9 \u2603', 'X-Amz-Meta-Empty': ''},
    {'Content-MD5': 'XrY7u+Ae7tCTyyK7j1rNww==', 'Range': 'bytes=0-9', 'Content-Length': '11'},
    {'Host': 'other.example.com', 'Connection': 'keep-alive', 'TE': 'trailers', 'Keep-Alive': '5'},
    {'X-Amz-Content-SHA256': 'UNSIGNED-PAYLOAD', 'amz-sdk-invocation-id': '11111111-2222-4333-8444-555555555555'},
]
BODIES = [None, b'', b'hello world', b'{"TableName": "t", "Limit": 1}', bytes(range(256))]
FORMS = [
    {'Action': 'GetCallerIdentity', 'Version': '2011-06-15'},
    {'Action': 'Publish', 'Message': 'a b+c&d=\u2603~', 'Empty': '', 'Version': '2010-03-31'},
]
JSON_BODIES = [
    b'{"QueueUrl": "https://sqs/1/q", "DelaySeconds": 3, "Flag": true, "Text": "a b&c"}',
    b'{"Names": ["b", "a c"], "None": null, "Ratio": 1.5}',
    b'{}',
]


class ClientConfig:
    def __init__(self, s3):
        self.s3 = s3


def lower(headers):
    return {name.lower(): value for name, value in headers.items()}


def changes(before, after):
    """What became of the headers, and no more."""
    made = {'set': {name: value for name, value in after.items() if before.get(name) != value}}
    gone = sorted(name for name in before if name not in after)
    return {**made, 'unset': gone} if gone else made


def compact(case):
    return {key: value for key, value in case.items() if value not in (None, '', {}, [])}


def text(body):
    """A body as JSON can hold it."""
    if body is None or body == b'':
        return None
    try:
        return {'text': body.decode('ascii')}
    except UnicodeDecodeError:
        return {'base64': base64.b64encode(body).decode()}


def signer(case):
    cls = botocore.auth.AUTH_TYPE_MAPS[case['version']]
    if case['version'] == 'bearer':
        return cls(FrozenAuthToken(case['token'], None))
    credentials = CREDENTIALS[case['credentials']]
    if case['version'] in ('v2', 'v3'):
        return cls(credentials)
    kwargs = {'expires': case['expiresIn']} if 'expiresIn' in case else {}
    if 's3express' in case['version']:
        kwargs['identity_cache'] = None
    return cls(credentials, case['name'], case['region'], **kwargs)


def context(case):
    made = {'client_config': ClientConfig({'payload_signing_enabled': case.get('s3PayloadSigning')})}
    if case.get('unsignedPayload'):
        made['payload_signing_enabled'] = False
    if case.get('streaming'):
        made['has_streaming_input'] = True
    if 'checksum' in case:
        made['checksum'] = {'request_algorithm': {'algorithm': 'crc32', **case['checksum']}}
    return made


def sign(version, service, method='GET', path='/', query='', headers=None, data=None, **more):
    name, region, scheme, host = service
    case = {
        'version': version, 'name': name, 'region': region, 'scheme': scheme, 'host': host, 'method': method,
        'path': path, 'query': query, 'headers': lower(headers or {}), **more,
    }
    case.setdefault('credentials', 'plain')
    url = f'{scheme}://{host}{path}' + (f'?{query}' if query else '')
    request = AWSRequest(method=method, url=url, headers=headers, data=data)
    request.context.update(context(case))
    body = request.prepare().body
    case['body'] = text(body.encode() if isinstance(body, str) else body)
    signer(case).add_auth(request)
    want = changes(case['headers'], lower(request.headers))
    if request.url != url:
        want['url'] = request.url
    if version == 'v2':
        want['params'] = dict(request.data or request.params)
    case['want'] = want
    return compact(case)


def header_cases():
    chosen = random.Random(7)
    for path, query in itertools.product(PATHS, QUERIES[:3]):
        yield sign('v4', chosen.choice(SERVICES), path=path, query=query)
        yield sign('s3v4', chosen.choice(S3_HOSTS), path=path, query=query, credentials='token')
    for version, hosts in (('v4', SERVICES), ('s3v4', S3_HOSTS)):
        for service, headers in itertools.product(hosts, HEADERS):
            yield sign(
                version, service, 'POST', chosen.choice(PATHS), chosen.choice(QUERIES + REPEATED), headers,
                chosen.choice(BODIES), credentials=chosen.choice(['plain', 'token']),
            )
    for service, form in itertools.product(SERVICES[:3], FORMS):
        yield sign('v4', service, 'POST', headers={'Content-Type': FORM}, data=dict(form), credentials='token')


def payload_cases():
    checksum = {'in': 'header', 'name': 'x-amz-checksum-crc32'}
    trailer = {'in': 'trailer', 'name': 'x-amz-checksum-crc32'}
    with_checksum = {'x-amz-checksum-crc32': 'DUoRhQ=='}
    for version, service in (('v4', SERVICES[0]), ('v4', SERVICES[3]), ('s3v4', S3_HOSTS[0]), ('s3v4', S3_HOSTS[1])):
        for unsigned, streaming, s3 in itertools.product((False, True), (False, True), (None, False, True)):
            for headers, placed in (({}, None), (with_checksum, checksum), ({}, trailer), ({'Content-MD5': 'x'}, None)):
                more = {'checksum': placed} if placed else {}
                if unsigned:
                    more['unsignedPayload'] = True
                if streaming:
                    more['streaming'] = True
                if s3 is not None:
                    more['s3PayloadSigning'] = s3
                yield sign(version, service, 'PUT', '/key', '', headers, b'hello world', **more)


def query_cases():
    chosen = random.Random(11)
    for path, query in itertools.product(PATHS, QUERIES):
        version, hosts = chosen.choice([('v4-query', SERVICES), ('s3v4-query', S3_HOSTS)])
        yield sign(
            version, chosen.choice(hosts), chosen.choice(['GET', 'PUT', 'HEAD']), path, query,
            credentials=chosen.choice(['plain', 'token']), expiresIn=chosen.choice([1, 900, 3600, 604800]),
        )
    for version, hosts in (('v4-query', SERVICES), ('s3v4-query', S3_HOSTS)):
        # An Authorization of before means nothing in a URL; botocore without awscrt would sign it.
        for service, headers in itertools.product(hosts, HEADERS[:5] + HEADERS[6:]):
            yield sign(version, service, 'GET', chosen.choice(PATHS), chosen.choice(QUERIES), headers, credentials='token')
    for service, form in itertools.product(SERVICES, FORMS):
        yield sign('v4-query', service, 'POST', headers={'Content-Type': FORM}, data=dict(form), expiresIn=60)
    for service, body in itertools.product(SERVICES[:4], JSON_BODIES):
        yield sign('v4-query', service, 'POST', headers=HEADERS[1], data=body, query='QueueUrl=old&x=1')
    for service in SERVICES:
        yield sign('v4-query', service, 'PUT', '/x', unsignedPayload=True, expiresIn=5)
    for path, query in zip(PATHS, QUERIES):
        express = ('s3express', 'us-west-2', 'https', 'b--usw2-az1--x-s3.s3express-usw2-az1.us-west-2.amazonaws.com')
        yield sign('v4-s3express', express, 'PUT', path, query, data=b'hello world', credentials='token')
        yield sign('v4-s3express-query', express, 'GET', path, query, credentials='token')


def bearer_cases():
    for token in ('abc', 'a.b-c_d~e+f/g==', 'x' * 300, 'sp ace'):
        for service, headers in itertools.product([s for s in SERVICES if s[2] == 'https'], HEADERS[:2] + HEADERS[5:6]):
            yield sign('bearer', service, 'POST', '/', '', headers, b'{}', token=token)


def legacy_cases():
    for form, credentials in itertools.product(FORMS, CREDENTIALS):
        service = ('sdb', 'us-east-1', 'https', 'sdb.amazonaws.com')
        yield sign('v2', service, 'POST', headers={'Content-Type': FORM}, data=dict(form), credentials=credentials)
    for credentials in CREDENTIALS:
        yield sign('v3', SERVICES[0], 'GET', '/2013-04-01/hostedzone', credentials=credentials)


class Unseekable(io.RawIOBase):
    def __init__(self, data):
        self._data = io.BytesIO(data)

    def read(self, size=-1):
        return self._data.read(size)

    def readable(self):
        return True


class Recorder:
    """Calls operations of a real client and keeps the request before checksums, and as it would be sent."""

    def __init__(self):
        self.session = botocore.session.Session()
        self.session.set_credentials('AKIDEXAMPLE', 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY')

    def call(self, operation, params, body=None, service='s3', endpoint=None, seekable=True, **config):
        client = self.session.create_client(
            service, 'us-west-2', endpoint_url=endpoint, config=Config(retries={'mode': 'standard'}, **config)
        )
        before, sent = {}, {}
        original = botocore.client.apply_request_checksum

        def snapshot(request):
            before.update(request, headers=dict(request['headers'].items()))
            original(request)

        def stop(request, **kwargs):
            sent.update(headers=request.headers, body=request.body, url=request.url)
            return AWSResponse(request.url, 200, {}, io.BytesIO(b''))

        client.meta.events.register('before-send', stop)
        arguments = dict(params)
        if body is not None:
            arguments['Body'] = io.BytesIO(body) if seekable else Unseekable(body)
        botocore.client.apply_request_checksum = snapshot
        try:
            getattr(client, botocore.xform_name(operation))(**arguments)
        except Exception:
            if not sent:
                raise
        finally:
            botocore.client.apply_request_checksum = original
        return self.case(client, operation, params, body, before, sent, seekable, config)

    def case(self, client, operation, params, body, before, sent, seekable, config):
        model = client.meta.service_model.operation_model(operation)
        member = model.http_checksum.get('requestAlgorithmMember')
        raw = body if body is not None else before['body']
        if hasattr(sent['body'], 'read'):
            sent_body = sent['body'].read()
        else:
            sent_body = sent['body'] or b''
        url = urlsplit(before['url'])
        headers = {k.lower(): v.decode() if isinstance(v, bytes) else v for k, v in sent['headers'].items()}
        given = lower(before['headers'])
        # Added after signing, and telling of the machine.
        for name in ('user-agent', 'amz-sdk-invocation-id', 'amz-sdk-request'):
            headers.pop(name, None)
            given.pop(name, None)
        return compact({
            'operation': operation,
            'traits': {'httpChecksum': model.http_checksum, 'httpChecksumRequired': model.http_checksum_required},
            'streaming': model.has_streaming_input,
            'algorithmHeader': model.input_shape.members[member].serialization['name'] if member else None,
            'params': {k: v for k, v in params.items() if k == member},
            'config': config,
            'method': before['method'], 'scheme': url.scheme, 'host': url.netloc, 'path': url.path, 'query': url.query,
            'headers': given,
            'body': {'size': len(raw)} if len(raw) > 2000 else text(raw),
            'stream': 'seekable' if body is not None and seekable else 'once' if body is not None else None,
            'want': {
                **changes(given, headers),
                'body': {'size': len(sent_body), 'sha256': hashlib.sha256(sent_body).hexdigest()},
            },
        })


def pattern(size):
    """Bytes that both sides can make."""
    return (b'0123456789abcdef' * (size // 16 + 1))[:size]


def checksum_cases():
    recorder = Recorder()
    local = 'http://localhost:9000'
    put = {'Bucket': 'bucket-one', 'Key': 'a key/\u2603'}
    for endpoint in (None, local):
        for size in (0, 1, 11, 1024, 65536, 65537, 1048576, 1048577, 2621440):
            yield recorder.call('PutObject', put, pattern(size), endpoint=endpoint)
        for algorithm in ('CRC32', 'SHA1', 'SHA256', 'SHA512'):
            asked = {**put, 'ChecksumAlgorithm': algorithm}
            yield recorder.call('PutObject', asked, b'hello world', endpoint=endpoint)
            yield recorder.call('PutObject', asked, b'hello world', endpoint=endpoint, request_checksum_calculation='when_required')
            part = {**asked, 'PartNumber': 1, 'UploadId': 'id'}
            yield recorder.call('UploadPart', part, pattern(1234), endpoint=endpoint)
            delete = {'Bucket': 'bucket-one', 'Delete': {'Objects': [{'Key': 'x'}]}, 'ChecksumAlgorithm': algorithm}
            yield recorder.call('DeleteObjects', delete, endpoint=endpoint)
        for more in (
            {'ContentEncoding': 'gzip'}, {'ContentType': 'text/plain', 'Metadata': {'a': 'b c'}},
            {'ChecksumCRC32': 'DUoRhQ=='}, {'ChecksumSHA256': 'uU0nuZNNPgilLlLX2n2r+sSE7+N6U4DukIj3rOLvzek='},
            {'ChecksumCRC64NVME': 'jSnVw/bqjr4='}, {'ContentLength': 11}, {'ContentMD5': 'XrY7u+Ae7tCTyyK7j1rNww=='},
        ):
            yield recorder.call('PutObject', {**put, **more}, b'hello world', endpoint=endpoint)
        yield recorder.call('PutObject', put, b'hello world', endpoint=endpoint, request_checksum_calculation='when_required')
        for signing in (True, False):
            yield recorder.call('PutObject', put, b'hello world', endpoint=endpoint, s3={'payload_signing_enabled': signing})
        rules = {'Rules': [{'Status': 'Enabled', 'Expiration': {'Days': 1}, 'Filter': {'Prefix': 'x'}}]}
        for operation, params in (
            ('DeleteObjects', {'Delete': {'Objects': [{'Key': 'a\r\nb'}], 'Quiet': True}}),
            ('PutBucketPolicy', {'Policy': '{"Version": "2012-10-17"}'}),
            ('PutBucketTagging', {'Tagging': {'TagSet': [{'Key': 'k', 'Value': '\u2603'}]}}),
            ('PutBucketLifecycleConfiguration', {'LifecycleConfiguration': rules}),
            ('PutBucketVersioning', {'VersioningConfiguration': {'Status': 'Enabled'}}),
            ('CreateMultipartUpload', {'Key': 'k'}),
            ('CreateMultipartUpload', {'Key': 'k', 'ChecksumAlgorithm': 'SHA256'}),
            ('PutObjectTagging', {'Key': 'k', 'Tagging': {'TagSet': []}}),
            ('RestoreObject', {'Key': 'k', 'RestoreRequest': {'Days': 1}}),
        ):
            yield recorder.call(operation, {'Bucket': 'bucket-one', **params}, endpoint=endpoint)
            if operation != 'CreateMultipartUpload':
                yield recorder.call(
                    operation, {'Bucket': 'bucket-one', **params}, endpoint=endpoint, request_checksum_calculation='when_required'
                )
    for more in ({}, {'ContentLength': 5000}, {'ChecksumAlgorithm': 'SHA1'}):
        yield recorder.call('PutObject', {**put, **more}, pattern(5000), seekable=False)


def main():
    def frozen(remove_tzinfo=True):
        return NOW.replace(tzinfo=None) if remove_tzinfo else NOW

    botocore.auth.get_current_datetime = frozen
    botocore.auth.formatdate = lambda value=None, usegmt=False: __import__('email.utils').utils.formatdate(
        NOW.timestamp() if value is None else value, usegmt=usegmt
    )
    botocore.auth.time.gmtime = lambda: NOW.timetuple()
    ids = random.Random(3)
    uuid.uuid4 = lambda: uuid.UUID(int=ids.getrandbits(128), version=4)
    cases = itertools.chain(header_cases(), payload_cases(), query_cases(), bearer_cases(), legacy_cases())
    document = {
        'botocore': botocore.__version__,
        'now': int(NOW.timestamp() * 1000),
        'credentials': {
            name: {'accessKeyId': c.access_key, 'secretAccessKey': c.secret_key, 'sessionToken': c.token}
            for name, c in CREDENTIALS.items()
        },
        'signing': list(cases),
        'checksums': list(checksum_cases()),
    }
    head = {k: v for k, v in document.items() if k not in ('signing', 'checksums')}
    lines = [json.dumps(head)[:-1]]
    for part in ('signing', 'checksums'):
        rows = ',\n'.join(json.dumps(case, separators=(',', ':')) for case in document[part])
        lines.append(f',"{part}":[\n{rows}\n]')
    sys.stdout.write('\n'.join(lines) + '}\n')


main()
