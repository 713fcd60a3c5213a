"""Records botocore's presigned posts, as data for presigned-posts.test.ts.

    python test/parity/record/presigned-posts.py > test/parity/data/presigned-posts.json

Needs botocore from PyPI, without awscrt. The clock is fixed.
"""

import datetime
import json
import sys

import botocore
import botocore.auth
import botocore.session
import botocore.signers
from botocore import UNSIGNED
from botocore.config import Config

NOW = datetime.datetime(2026, 1, 31, 7, 5, 9, 123000, tzinfo=datetime.timezone.utc)
for module in (botocore.auth, botocore.signers):
    module.get_current_datetime = lambda remove_tzinfo=True: NOW.replace(tzinfo=None) if remove_tzinfo else NOW

# boto's defaults are another signature and another host in regions of old; what both do alike begins here.
V4 = {'signature_version': 's3v4', 's3': {'addressing_style': 'virtual'}}
KEYS = ['photo.jpg', '${filename}', 'folder/${filename}', 'a/${filename}.jpg', '', 'ключ ☕ "q"\\\n\x7f', '/lead//ing', 'a b+c%20&=?']
CONDITIONS = [
    [],
    [{'acl': 'public-read'}],
    [['content-length-range', 1, 10485760]],
    [['starts-with', '$Content-Type', 'image/'], ['eq', '$x-amz-meta-user', 'ünï']],
    [{'acl': 'private', 'x-amz-storage-class': 'STANDARD_IA'}, {'success_action_status': '201'}, ['starts-with', '$key', 'x']],
    [{'bucket': 'other'}, {'key': 'other'}],
]
FIELDS = [
    {},
    {'acl': 'public-read', 'Content-Type': 'image/png'},
    {'x-amz-meta-a': '☕', 'success_action_redirect': 'https://example.com/?a=b&c=d'},
    {'key': 'ignored', 'policy': 'ignored', 'x-amz-signature': 'ignored'},
]
BUCKETS = [
    'a-bucket',
    'dotted.bucket.name',
    'Upper_Case',
    'arn:aws:s3:us-west-2:123456789012:accesspoint:point',
    'arn:aws:s3::123456789012:accesspoint:mfzwi23gnjvgw.mrap',
    'arn:aws:s3-outposts:us-west-2:123456789012:outpost:op-01234567890123456:accesspoint:point',
    'arn:aws:s3-object-lambda:us-west-2:123456789012:accesspoint:point',
    'a-bucket--usw2-az1--x-s3',
    'no/such',
    '',
]
CONFIGS = [
    V4,
    {**V4, 's3': {'addressing_style': 'path'}},
    {**V4, 's3': {'addressing_style': 'virtual', 'use_accelerate_endpoint': True}},
    {**V4, 's3': {'addressing_style': 'virtual', 'use_dualstack_endpoint': True}},
    {**V4, 's3': {'addressing_style': 'virtual', 'us_east_1_regional_endpoint': 'regional'}},
    {**V4, 's3': {'addressing_style': 'virtual', 'payload_signing_enabled': True}},
    {**V4, 'use_fips_endpoint': True},
    {**V4, 'signature_version': 'v4'},
    {**V4, 'signature_version': 's3'},
    {**V4, 'signature_version': 'unsigned'},
    {**V4, 'signature_version': 'v2'},
    {**V4, 'signature_version': 'nonsense'},
    {'s3': {'addressing_style': 'virtual'}},
    {'signature_version': 's3v4'},
]
REGIONS = ['us-east-1', 'us-west-2', 'eu-central-1', 'ap-east-1', 'cn-north-1', 'us-gov-west-1', 'nowhere-1', 'aws-global']
ENDPOINTS = ['http://localhost:9000', 'https://s3.example.com/base', 'https://minio.example.com:8443']
EXPIRES = [1, 60, 3600, 86400, 604800]
TOKENS = [None, 'FwoGZXIvYXdzE//token+with/signs==']


def record(region='us-west-2', config=V4, endpoint=None, token=None, bucket='a-bucket', key='photo.jpg', options=None):
    case = {'region': region, 'config': config, 'endpoint': endpoint, 'token': token, 'bucket': bucket, 'key': key}
    options = options or {}
    case['options'] = options
    config = dict(config)
    if config.get('signature_version') == 'unsigned':
        config['signature_version'] = UNSIGNED
    session = botocore.session.Session()
    session.set_config_variable('config_file', '/dev/null')
    session.set_config_variable('credentials_file', '/dev/null')
    try:
        client = session.create_client(
            's3', region, config=Config(**config), endpoint_url=endpoint, aws_access_key_id='AKIDEXAMPLE',
            aws_secret_access_key='wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY', aws_session_token=token,
        )
        case['post'] = client.generate_presigned_post(
            bucket, key, Fields=options.get('fields'), Conditions=options.get('conditions'),
            ExpiresIn=options.get('expiresIn', 3600),
        )
    except Exception as error:
        case['error'] = [type(error).__name__, str(error)]
    return case


def cases():
    for config in CONFIGS:
        for token in TOKENS:
            yield record(config=config, token=token)
            yield record(config=config, token=token, region='us-east-1')
    for key in KEYS:
        for token in TOKENS:
            yield record(key=key, token=token)
        yield record(key=key, config={**V4, 'signature_version': 's3'})
    for conditions in CONDITIONS:
        for fields in FIELDS:
            yield record(options={'conditions': conditions, 'fields': fields})
    for bucket in BUCKETS:
        yield record(bucket=bucket)
        yield record(bucket=bucket, config={**V4, 's3': {'addressing_style': 'path'}})
    for region in REGIONS:
        yield record(region=region)
        yield record(region=region, config={**V4, 's3': {'addressing_style': 'path'}})
    for endpoint in ENDPOINTS:
        yield record(endpoint=endpoint)
        yield record(endpoint=endpoint, config={'signature_version': 's3v4'})
    for seconds in EXPIRES:
        yield record(options={'expiresIn': seconds})


json.dump({'botocore': botocore.__version__, 'cases': list(cases())}, sys.stdout, indent=1, ensure_ascii=True)
print()
