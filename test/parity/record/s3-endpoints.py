"""Records where botocore sends calls of S3 and S3 Control, and how they are signed: for kinds of buckets, ARNs, settings
and regions, as data for s3-endpoints.test.ts.

    python test/parity/record/s3-endpoints.py > test/parity/data/s3-endpoints.json

Needs botocore from PyPI, without awscrt: for SigV4a, which needs it, only what is chosen is recorded.
"""

import copy
import datetime
import hashlib
import json
import os

import botocore
import botocore.auth
import botocore.session
from botocore.awsrequest import AWSResponse
from botocore.config import Config

NOW = datetime.datetime(2026, 11, 20, 12, 34, 56)
ACCOUNT = '123456789012'

# What Config says, by the name it has in the data; endpoint_url stands for the client's argument.
CONFIGS = {
    'default': {},
    'path': {'s3': {'addressing_style': 'path'}},
    'virtual': {'s3': {'addressing_style': 'virtual'}},
    'accelerate': {'s3': {'use_accelerate_endpoint': True}},
    'dualstack': {'s3': {'use_dualstack_endpoint': True}},
    'dualstack-everywhere': {'use_dualstack_endpoint': True},
    'accelerate-dualstack': {'s3': {'use_accelerate_endpoint': True, 'use_dualstack_endpoint': True}},
    'fips': {'use_fips_endpoint': True},
    'fips-dualstack': {'use_fips_endpoint': True, 'use_dualstack_endpoint': True},
    'own-region': {'s3': {'use_arn_region': False}},
    'arn-region': {'s3': {'use_arn_region': True}},
    'regional': {'s3': {'us_east_1_regional_endpoint': 'regional'}},
    'no-mrap': {'s3': {'s3_disable_multiregion_access_points': True}},
    'no-express': {'s3': {'disable_s3_express_session_auth': True}},
    'signed-payload': {'s3': {'payload_signing_enabled': True}},
    's3v4': {'signature_version': 's3v4', 's3': {'addressing_style': 'virtual'}},
    's3': {'signature_version': 's3', 's3': {'addressing_style': 'virtual'}},
    's3-path': {'signature_version': 's3', 's3': {'addressing_style': 'path'}},
    's3-endpoint': {'signature_version': 's3', 'endpoint_url': 'https://beta.example.com/base'},
    'endpoint': {'endpoint_url': 'https://beta.example.com'},
    'endpoint-virtual': {'endpoint_url': 'https://beta.example.com:8443/base', 's3': {'addressing_style': 'virtual'}},
    'endpoint-accelerate': {'endpoint_url': 'https://s3-accelerate.amazonaws.com'},
}
REGIONS = ('us-west-2', 'us-east-1', 'aws-global', 'cn-north-1', 'us-gov-west-1')
BUCKETS = {
    'ordinary': 'photos',
    'dotted': 'my.photos',
    'underscore': 'my_photos',
    'upper': 'MyPhotos',
    'directory': 'photos--usw2-az1--x-s3',
    'directory-point': 'photos--usw2-az1--xa-s3',
    'point': f'arn:aws:s3:us-west-2:{ACCOUNT}:accesspoint:point',
    'point-elsewhere': f'arn:aws:s3:eu-west-1:{ACCOUNT}:accesspoint/point',
    'point-china': f'arn:aws-cn:s3:cn-north-1:{ACCOUNT}:accesspoint/point',
    'point-alias': 'point-abcdefghijklmnopqrstuvwxyz0123-s3alias',
    'outpost': f'arn:aws:s3-outposts:us-west-2:{ACCOUNT}:outpost:op-01234567890123456:accesspoint:point',
    'outpost-alias': 'test-accessp-o0b1d075431d83bebde8xz5w8ijx1qzlbp3i3kuse10--op-s3',
    'lambda': f'arn:aws:s3-object-lambda:us-west-2:{ACCOUNT}:accesspoint/point',
    'lambda-alias': 'point-abcdefghijklmnopqrstuvwxyz0123--ol-s3',
    'mrap': f'arn:aws:s3::{ACCOUNT}:accesspoint:mfzwi23gnjvgw.mrap',
}
OUTPOST = f'arn:aws:s3-outposts:us-west-2:{ACCOUNT}:outpost/op-01234567890123456'

# Operation and parameters, with {} for the bucket.
EVERYWHERE = [('GetObject', {'Bucket': '{}', 'Key': 'a/b c'})]
SOMEWHERE = [
    ('PutObject', {'Bucket': '{}', 'Key': 'k', 'Body': 'text'}),
    ('HeadBucket', {'Bucket': '{}'}),
    ('GetBucketLocation', {'Bucket': '{}'}),
    ('ListObjectsV2', {'Bucket': '{}', 'Prefix': 'a/'}),
    ('CreateBucket', {'Bucket': '{}'}),
    ('PutBucketPolicy', {'Bucket': '{}', 'Policy': '{}'}),
    ('CopyObject', {'Bucket': '{}', 'Key': 'k', 'CopySource': {'Bucket': 'other', 'Key': 'a b'}}),
    ('DeleteObjects', {'Bucket': '{}', 'Delete': {'Objects': [{'Key': 'k'}]}}),
    ('CreateSession', {'Bucket': '{}'}),
]
WITHOUT_BUCKET = [
    ('ListBuckets', {}),
    ('ListDirectoryBuckets', {}),
    ('WriteGetObjectResponse', {'RequestRoute': 'route', 'RequestToken': 'token', 'Body': 'text'}),
]
CONTROL = [
    ('GetBucket', {'Bucket': f'{OUTPOST}/bucket/mine'}),
    ('GetBucket', {'Bucket': f'{OUTPOST}:bucket:mine'.replace('us-west-2', 'eu-west-1')}),
    ('GetBucket', {'AccountId': ACCOUNT, 'Bucket': 'mine'}),
    ('CreateBucket', {'Bucket': 'mine', 'OutpostId': 'op-01234567890123456'}),
    ('CreateBucket', {'Bucket': 'mine'}),
    ('ListRegionalBuckets', {'AccountId': ACCOUNT, 'OutpostId': 'op-01234567890123456'}),
    ('ListRegionalBuckets', {'AccountId': ACCOUNT}),
    ('GetAccessPoint', {'Name': f'{OUTPOST}/accesspoint/point'}),
    ('GetAccessPoint', {'AccountId': ACCOUNT, 'Name': 'point'}),
    ('CreateAccessPoint', {'AccountId': ACCOUNT, 'Name': 'point', 'Bucket': f'{OUTPOST}/bucket/mine'}),
    ('CreateAccessPoint', {'AccountId': ACCOUNT, 'Name': 'point', 'Bucket': 'mine'}),
    ('CreateAccessPointForObjectLambda', {
        'AccountId': ACCOUNT, 'Name': 'point',
        'Configuration': {'SupportingAccessPoint': 'arn', 'TransformationConfigurations': []},
    }),
    ('ListMultiRegionAccessPoints', {'AccountId': ACCOUNT}),
    ('ListTagsForResource', {'AccountId': ACCOUNT, 'ResourceArn': f'arn:aws:s3:us-west-2:{ACCOUNT}:storage-lens-group/g'}),
    ('DescribeJob', {'AccountId': ACCOUNT, 'JobId': '12345'}),
]

SESSION = (
    '<CreateSessionResult><Credentials><SessionToken>TOKEN</SessionToken><SecretAccessKey>SESSIONSECRET'
    '</SecretAccessKey><AccessKeyId>SESSIONKEY</AccessKeyId><Expiration>2099-01-01T00:00:00Z</Expiration>'
    '</Credentials></CreateSessionResult>'
)
# What is answered, where an answer is read.
BODIES = {'CreateSession': SESSION, 'GetBucketLocation': '<LocationConstraint/>'}
NOT_COMPARED = ('user-agent', 'amz-sdk-invocation-id', 'amz-sdk-request', 'content-length', 'expect', 'connection')


class Raw:
    def __init__(self, body):
        self.body = body

    def stream(self, **kwargs):
        yield self.body


def text(value):
    return value.decode() if isinstance(value, bytes) else str(value)


def filled(value, bucket):
    if isinstance(value, dict):
        return {name: filled(member, bucket) for name, member in value.items()}
    return bucket if value == '{}' else value


class Clients:
    def __init__(self, session):
        self.session, self.clients = session, {}

    def get(self, service, config, region):
        key = service, config, region
        if key not in self.clients:
            settings = dict(CONFIGS[config])
            url = settings.pop('endpoint_url', None)
            self.clients[key] = self.session.create_client(service, region, endpoint_url=url, config=Config(**settings))
        return self.clients[key]


def ask(client, operation, params, presigns=False):
    """The requests that a call makes: method, URL, version, headers; then its URL, or the error."""
    sent, versions = [], {}

    def choose(signature_version, operation_name, **kwargs):
        versions[operation_name] = signature_version

    def answer(request, event_name, **kwargs):
        headers = {name.lower(): text(value) for name, value in request.headers.items()}
        headers = {name: headers[name] for name in sorted(headers) if name not in NOT_COMPARED}
        operation = event_name.split('.')[-1]
        version = versions[operation]
        if version.endswith('v4a'):
            del headers['authorization']
        sent.append([request.method, request.url, version, digest(headers)])
        return AWSResponse(request.url, 200, {}, Raw(BODIES.get(operation, '').encode()))

    service = client.meta.service_model.service_id.hyphenize()
    client.meta.events.register_last(f'before-sign.{service}', choose)
    client.meta.events.register(f'before-send.{service}', answer)
    try:
        if presigns:
            method = botocore.xform_name(operation)
            sent.append(client.generate_presigned_url(method, Params=params, ExpiresIn=60))
        else:
            client._make_api_call(operation, params)
    except Exception as error:
        sent.append([type(error).__name__, str(error)])
    finally:
        client.meta.events.unregister(f'before-sign.{service}', choose)
        client.meta.events.unregister(f'before-send.{service}', answer)
    return sent


class Recording:
    def __init__(self, clients):
        self.clients, self.cases = clients, []

    def add(self, service, config, region, operation, params, presigns=False):
        outcome = ask(self.clients.get(service, config, region), operation, copy.deepcopy(params), presigns)
        self.cases.append([service, config, region, operation, params, presigns, outcome])


def record(recording):
    for bucket in BUCKETS.values():
        for operation, params in EVERYWHERE:
            for config in CONFIGS:
                for region in REGIONS:
                    recording.add('s3', config, region, operation, filled(params, bucket))
        for operation, params in SOMEWHERE:
            for config in ('default', 'endpoint', 'no-express', 's3', 's3-path', 's3-endpoint'):
                recording.add('s3', config, 'us-west-2', operation, filled(params, bucket))
        # By itself botocore presigns with SigV2, but for directory buckets.
        for config in (presigning(bucket), 's3', 's3-path'):
            params = {'Bucket': bucket, 'Key': 'a/b c', 'VersionId': '1', 'ResponseContentType': 'text/plain; charset=x'}
            recording.add('s3', config, 'us-west-2', 'GetObject', params, True)
    for operation, params in WITHOUT_BUCKET:
        for config in CONFIGS:
            for region in REGIONS:
                recording.add('s3', config, region, operation, params)
    for operation, params in CONTROL:
        for config in ('default', 'dualstack', 'fips', 'fips-dualstack', 'arn-region', 'own-region', 'endpoint'):
            for region in ('us-west-2', 'us-east-1', 'cn-north-1'):
                recording.add('s3control', config, region, operation, params)


def presigning(bucket):
    return 'virtual' if bucket.endswith('-s3') and '--x' in bucket else 's3v4'


def digest(headers):
    return hashlib.sha256(json.dumps(headers, separators=(',', ':')).encode()).hexdigest()[:12]


def main():
    for name in list(os.environ):
        if name.startswith('AWS_'):
            del os.environ[name]
    os.environ['AWS_CONFIG_FILE'] = os.environ['AWS_SHARED_CREDENTIALS_FILE'] = os.devnull
    botocore.auth.get_current_datetime = lambda *args, **kwargs: NOW
    botocore.auth.formatdate = lambda **kwargs: NOW.strftime('%a, %d %b %Y %H:%M:%S GMT')
    seconds = int(NOW.replace(tzinfo=datetime.timezone.utc).timestamp())
    botocore.auth.HmacV1QueryAuth._get_date = lambda signer: str(seconds + int(signer._expires))
    botocore.auth.AUTH_TYPE_MAPS['s3v4a'] = botocore.auth.S3SigV4Auth
    botocore.auth.AUTH_TYPE_MAPS['v4a'] = botocore.auth.SigV4Auth
    session = botocore.session.Session()
    session.set_credentials('AKIDEXAMPLE', 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY')
    recording = Recording(Clients(session))
    record(recording)
    cases = ',\n'.join(json.dumps(case, separators=(',', ':')) for case in recording.cases)
    configs = json.dumps(CONFIGS, separators=(',', ':'))
    print(f'{{"botocore":"{botocore.__version__}","configs":{configs},"cases":[\n{cases}\n]}}')


main()
