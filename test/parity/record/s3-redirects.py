"""Records what botocore's client of S3 does with buckets that are in another region, as data for s3-redirects.test.ts.

    python test/parity/record/s3-redirects.py > test/parity/data/s3-redirects.json

Needs botocore from PyPI. Each case is a client, the calls that it makes one after the other, and the answers that it gets.
"""

import datetime
import json
import os
import re

import botocore
import botocore.auth
import botocore.session
from botocore.awsrequest import AWSResponse
from botocore.config import Config

NOW = datetime.datetime(2026, 11, 20, 12, 34, 56)
WEST = {'x-amz-bucket-region': 'us-west-2'}
GET = ['GetObject', {'Bucket': 'photos', 'Key': 'a/b c'}]
HEAD = ['HeadObject', {'Bucket': 'photos', 'Key': 'k'}]
HEAD_BUCKET = ['HeadBucket', {'Bucket': 'photos'}]
OK = [200, {}, '']


def error(code, extra=''):
    return f'<?xml version="1.0" encoding="UTF-8"?><Error><Code>{code}</Code><Message>Not here</Message>{extra}</Error>'


PERMANENT = error('PermanentRedirect', '<Endpoint>photos.s3-us-west-2.amazonaws.com</Endpoint><Bucket>photos</Bucket>')
MALFORMED = error('AuthorizationHeaderMalformed', '<Region>us-west-2</Region>')
TEMPORARY = error('TemporaryRedirect', '<Endpoint>photos.s3-us-west-2.amazonaws.com</Endpoint>')

# Name, region, Config and endpoint URL, calls, answers.
CASES = [
    ['permanent', 'eu-west-1', {}, [GET], [[301, WEST, PERMANENT], OK]],
    ['permanent, then known', 'eu-west-1', {}, [GET, GET, HEAD_BUCKET], [[301, WEST, PERMANENT], OK, OK, OK]],
    ['known of one bucket', 'eu-west-1', {}, [GET, ['GetObject', {'Bucket': 'other', 'Key': 'k'}]], [[301, WEST, PERMANENT], OK, OK]],
    ['known for its location', 'eu-west-1', {}, [GET, ['GetBucketLocation', {'Bucket': 'photos'}]],
     [[301, WEST, PERMANENT], OK, [200, {}, '<LocationConstraint/>']]],
    ['known no longer', 'eu-west-1', {}, [GET, GET, GET],
     [[301, WEST, PERMANENT], OK, [301, {'x-amz-bucket-region': 'eu-north-1'}, PERMANENT], OK, OK]],
    ['asked for', 'eu-west-1', {}, [GET], [[301, {}, PERMANENT], [200, WEST, ''], OK]],
    ['asked for in vain', 'eu-west-1', {}, [GET], [[301, {}, PERMANENT], [404, {}, '']]],
    ['asked for, and refused', 'eu-west-1', {}, [GET], [[301, {}, PERMANENT], [403, WEST, ''], OK]],
    ['asked for, and redirected', 'eu-west-1', {}, [GET], [[301, {}, PERMANENT], [301, WEST, ''], [200, WEST, ''], OK]],
    ['malformed', 'eu-west-1', {}, [GET], [[400, {}, MALFORMED], OK]],
    ['malformed without a region', 'eu-west-1', {}, [GET], [[400, {}, error('AuthorizationHeaderMalformed')]]],
    ['opt-in region', 'eu-west-1', {}, [GET], [[400, WEST, error('IllegalLocationConstraintException')], OK]],
    ['opt-in region of a new bucket', 'eu-west-1', {}, [['CreateBucket', {'Bucket': 'photos'}]],
     [[400, WEST, error('IllegalLocationConstraintException')]]],
    ['new bucket, malformed', 'eu-west-1', {}, [['CreateBucket', {'Bucket': 'photos'}]], [[400, {}, MALFORMED], OK]],
    ['temporary', 'us-east-1', {}, [GET], [[307, WEST, TEMPORARY], OK]],
    ['found', 'us-east-1', {}, [GET], [[302, WEST, ''], OK]],
    ['head 301', 'eu-west-1', {}, [HEAD], [[301, WEST, ''], OK]],
    ['head 400', 'eu-west-1', {}, [HEAD], [[400, {}, ''], [200, WEST, ''], OK]],
    ['head 400 with a region', 'eu-west-1', {}, [HEAD], [[400, WEST, ''], OK]],
    ['head 403', 'eu-west-1', {}, [HEAD], [[403, WEST, '']]],
    ['head bucket 301', 'eu-west-1', {}, [HEAD_BUCKET], [[301, WEST, ''], OK]],
    ['head bucket 400', 'eu-west-1', {}, [HEAD_BUCKET], [[400, WEST, ''], OK]],
    ['head bucket 400 without a region', 'eu-west-1', {}, [HEAD_BUCKET], [[400, {}, '']]],
    ['get 400', 'eu-west-1', {}, [GET], [[400, WEST, '']]],
    ['not modified', 'eu-west-1', {}, [GET], [[304, WEST, '']]],
    ['twice', 'eu-west-1', {}, [GET], [[301, WEST, PERMANENT], [301, {'x-amz-bucket-region': 'eu-north-1'}, PERMANENT]]],
    ['after a failure', 'eu-west-1', {}, [GET], [[503, {}, error('SlowDown')], [301, WEST, PERMANENT], OK]],
    ['before a failure', 'eu-west-1', {}, [GET], [[301, WEST, PERMANENT], [503, {}, error('SlowDown')], OK]],
    ['one attempt', 'eu-west-1', {'retries': {'total_max_attempts': 1, 'mode': 'standard'}}, [GET], [[301, WEST, PERMANENT], OK]],
    ['an upload', 'eu-west-1', {}, [['PutObject', {'Bucket': 'photos', 'Key': 'k', 'Body': 'text'}]], [[301, WEST, PERMANENT], OK]],
    ['a list', 'eu-west-1', {}, [['ListObjectsV2', {'Bucket': 'photos', 'Prefix': 'a/'}]],
     [[301, WEST, PERMANENT], [200, {}, '<ListBucketResult/>']]],
    ['path style', 'eu-west-1', {'s3': {'addressing_style': 'path'}}, [GET], [[301, WEST, PERMANENT], OK]],
    ['dotted', 'eu-west-1', {}, [['GetObject', {'Bucket': 'my.photos', 'Key': 'k'}]], [[301, WEST, PERMANENT], OK]],
    ['dual-stack', 'eu-west-1', {'s3': {'use_dualstack_endpoint': True}}, [GET], [[301, WEST, PERMANENT], OK]],
    ['accelerated', 'eu-west-1', {'s3': {'use_accelerate_endpoint': True}}, [GET], [[400, {}, MALFORMED], OK]],
    ['own endpoint', 'eu-west-1', {'endpoint_url': 'https://s3.example.com/base'}, [GET, GET], [[400, {}, MALFORMED], OK, OK]],
    ['global endpoint', 'us-east-1', {}, [GET], [[301, WEST, PERMANENT], OK]],
    ['to the global endpoint', 'eu-west-1', {}, [GET], [[301, {'x-amz-bucket-region': 'us-east-1'}, PERMANENT], OK]],
    ['access point', 'eu-west-1', {}, [['GetObject', {'Bucket': 'arn:aws:s3:eu-west-1:123456789012:accesspoint/p', 'Key': 'k'}]],
     [[301, WEST, PERMANENT]]],
    ['alias', 'eu-west-1', {}, [['GetObject', {'Bucket': 'point-abc-s3alias', 'Key': 'k'}]], [[301, WEST, PERMANENT], OK]],
]


class Raw:
    def __init__(self, body):
        self.body = body

    def stream(self, **kwargs):
        yield self.body


def scope(headers):
    value = headers['Authorization']
    value = value.decode() if isinstance(value, bytes) else value
    return re.search('Credential=[^/]*/[^/]*/([^,]*)/aws4_request', value)[1]


def attempt(headers):
    value = headers['amz-sdk-request']
    return re.search('attempt=([0-9]+)', value.decode() if isinstance(value, bytes) else value)[1]


def run(session, region, settings, calls, answers):
    settings = dict(settings)
    url = settings.pop('endpoint_url', None)
    retries = {'retries': {'mode': 'standard', 'total_max_attempts': 3}}
    client = session.create_client('s3', region, endpoint_url=url, config=Config(**{**retries, **settings}))
    sent, left = [], list(answers)

    def answer(request, **kwargs):
        redirected = 'm/Ah' in str(request.headers['User-Agent']) or ',Ah' in str(request.headers['User-Agent'])
        sent.append([request.method, request.url, scope(request.headers), attempt(request.headers), redirected])
        status, headers, body = left.pop(0)
        return AWSResponse(request.url, status, dict(headers), Raw(body.encode()))

    client.meta.events.register('before-send.s3', answer)
    results = []
    for operation, params in calls:
        try:
            output = client._make_api_call(operation, dict(params))
            results.append(output['ResponseMetadata']['RetryAttempts'])
        except Exception as caught:
            results.append([type(caught).__name__, str(caught)])
    return [sent, results, len(left)]


def main():
    for name in list(os.environ):
        if name.startswith('AWS_'):
            del os.environ[name]
    os.environ['AWS_CONFIG_FILE'] = os.environ['AWS_SHARED_CREDENTIALS_FILE'] = os.devnull
    botocore.auth.get_current_datetime = lambda *args, **kwargs: NOW
    session = botocore.session.Session()
    session.set_credentials('AKIDEXAMPLE', 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY')
    cases = [[*case, *run(session, *case[1:])] for case in CASES]
    lines = ',\n'.join(json.dumps(case, separators=(',', ':')) for case in cases)
    print(f'{{"botocore":"{botocore.__version__}","cases":[\n{lines}\n]}}')


main()
