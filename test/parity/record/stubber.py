"""Writes test/parity/data/stubber.json: what clients with botocore's Stubber answer.

    pip install botocore && python test/parity/record/stubber.py
"""
import datetime
import json
import os
import pathlib
from base64 import b64encode

for name in [n for n in os.environ if n.startswith('AWS_')]:
    del os.environ[name]
os.environ['AWS_CONFIG_FILE'] = os.environ['AWS_SHARED_CREDENTIALS_FILE'] = '/nonexistent'
os.environ['AWS_EC2_METADATA_DISABLED'] = 'true'

import botocore
import botocore.session
from botocore import xform_name
from botocore.stub import ANY, Stubber

DATA = pathlib.Path(__file__).parent.parent / 'data'
DAY = datetime.datetime(2026, 1, 20, 22, 9, tzinfo=datetime.timezone.utc)


def result(operation, response, expected=None):
    return {'do': 'addResponse', 'operation': operation, 'response': response, 'expected': expected}


def error(operation, **options):
    return {'do': 'addClientError', 'operation': operation, 'options': options}


def call(operation, **params):
    return {'do': 'call', 'operation': operation, 'params': params}


PENDING = {'do': 'assertNoPendingResponses'}

SCENARIOS = {
    'one answer for one call': ['s3', [result('ListBuckets', {'Buckets': [{'Name': 'a', 'CreationDate': DAY}]}), PENDING, call('ListBuckets'), PENDING]],
    'answers in order': ['sqs', [
        result('SendMessage', {'MessageId': '1'}), result('SendMessage', {'MessageId': '2'}),
        call('SendMessage', QueueUrl='q', MessageBody='x'), call('SendMessage', QueueUrl='q', MessageBody='y'), PENDING]],
    'a call too many': ['s3', [result('ListBuckets', {}), call('ListBuckets'), call('ListBuckets')]],
    'a call that nothing was said about': ['s3', [call('ListBuckets')]],
    'another operation': ['s3', [result('ListBuckets', {}), call('HeadBucket', Bucket='b'), call('ListBuckets'), PENDING]],
    'expected parameters': ['s3', [result('HeadBucket', {}, {'Bucket': 'b'}), call('HeadBucket', Bucket='b'), PENDING]],
    'another value': ['s3', [result('HeadBucket', {}, {'Bucket': 'b'}), call('HeadBucket', Bucket='c'), call('HeadBucket', Bucket='b'), PENDING]],
    'a parameter more': ['s3', [result('HeadBucket', {}, {'Bucket': 'b'}), call('HeadBucket', Bucket='b', ExpectedBucketOwner='1')]],
    'a parameter less': ['s3', [result('HeadBucket', {}, {'Bucket': 'b', 'ExpectedBucketOwner': ANY}), call('HeadBucket', Bucket='b')]],
    'no parameters expected': ['sqs', [result('ListQueues', {}, {}), call('ListQueues', MaxResults=1), call('ListQueues')]],
    'anything': ['s3', [result('PutObject', {}, {'Bucket': 'b', 'Key': ANY, 'Body': ANY}), call('PutObject', Bucket='b', Key='k', Body=b'x')]],
    'anything inside': ['dynamodb', [
        result('PutItem', {}, {'TableName': 't', 'Item': {'id': {'S': ANY}, 'n': {'N': '1'}, 'l': {'L': [ANY, {'S': 'x'}]}}}),
        call('PutItem', TableName='t', Item={'id': {'S': 'r'}, 'n': {'N': '1'}, 'l': {'L': [{'N': '1'}, {'S': 'y'}]}}),
        call('PutItem', TableName='t', Item={'id': {'S': 'r'}, 'n': {'N': '1'}, 'l': {'L': [{'N': '1'}, {'S': 'x'}]}}), PENDING]],
    'a list that is longer': ['ec2', [
        result('DescribeInstances', {}, {'InstanceIds': ['i-1']}), call('DescribeInstances', InstanceIds=['i-1', 'i-2']),
        call('DescribeInstances', InstanceIds=['i-1'])]],
    'bytes': ['s3', [result('PutObject', {}, {'Bucket': 'b', 'Key': 'k', 'Body': b'x'}), call('PutObject', Bucket='b', Key='k', Body=b'y'), call('PutObject', Bucket='b', Key='k', Body=b'x')]],
    'text is not bytes': ['s3', [result('PutObject', {}, {'Bucket': 'b', 'Key': 'k', 'Body': b'x'}), call('PutObject', Bucket='b', Key='k', Body='x')]],
    'dates': ['cloudwatch', [
        result('GetMetricStatistics', {}, {'Namespace': 'n', 'MetricName': 'm', 'StartTime': DAY, 'EndTime': DAY, 'Period': 60}),
        call('GetMetricStatistics', Namespace='n', MetricName='m', StartTime=DAY, EndTime=DAY, Period=61),
        call('GetMetricStatistics', Namespace='n', MetricName='m', StartTime=DAY, EndTime=DAY, Period=60)]],
    'parameters as they were given': ['s3', [
        result('CopyObject', {}, {'Bucket': 'b', 'Key': 'k', 'CopySource': {'Bucket': 'c', 'Key': 'l'}}),
        call('CopyObject', Bucket='b', Key='k', CopySource={'Bucket': 'c', 'Key': 'l'})]],
    'tokens are not expected': ['ec2', [
        result('RunInstances', {}, {'MinCount': 1, 'MaxCount': 1, 'UserData': 'x'}), call('RunInstances', MinCount=1, MaxCount=1, UserData='x')]],
    'wrong parameters': ['s3', [result('HeadBucket', {}), call('HeadBucket', Bukket='b'), PENDING]],
    'an error': ['s3', [error('GetObject', service_error_code='NoSuchKey', service_message='gone', http_status_code=404), call('GetObject', Bucket='b', Key='k'), PENDING]],
    'an error without a class': ['s3', [error('GetObject', service_error_code='AccessDenied'), call('GetObject', Bucket='b', Key='k')]],
    'an error with more to say': ['s3', [
        error('GetObject', service_error_code='InvalidRange', service_message='no', http_status_code=416,
              service_error_meta={'ActualObjectSize': '3'}, response_meta={'RequestId': 'r', 'HostId': 'h'}),
        call('GetObject', Bucket='b', Key='k')]],
    'an error with its members': ['dynamodb', [
        error('TransactWriteItems', service_error_code='TransactionCanceledException', modeled_fields={'CancellationReasons': [{'Code': 'None'}]}),
        call('TransactWriteItems', TransactItems=[{'Delete': {'TableName': 't', 'Key': {'id': {'S': 'x'}}}}])]],
    'an error without such members': ['dynamodb', [error('GetItem', service_error_code='ResourceNotFoundException', modeled_fields={'Reasons': []})]],
    'members of an error that the model does not know': ['dynamodb', [error('GetItem', service_error_code='Drowned', modeled_fields={'Depth': 3})]],
    'an error for other parameters': ['s3', [
        error('GetObject', service_error_code='NoSuchKey', expected_params={'Bucket': 'b', 'Key': 'k'}), call('GetObject', Bucket='b', Key='l'),
        call('GetObject', Bucket='b', Key='k')]],
    'a method that is not there': ['s3', [result('DrownObject', {})]],
    'a member that is not there': ['s3', [result('ListBuckets', {'Buckts': []})]],
    'a member of a member that is not there': ['s3', [result('ListBuckets', {'Buckets': [{'Name': 'a'}, {'Nam': 'b'}]})]],
    'a member that is required': ['sts', [result('AssumeRole', {'Credentials': {'AccessKeyId': 'a'}})]],
    'a member of another type': ['s3', [result('ListObjectsV2', {'KeyCount': 'three', 'IsTruncated': 'no'})]],
    'nothing to answer': ['s3', [result('DeleteBucket', {}), call('DeleteBucket', Bucket='b')]],
    'an answer to what has none': ['s3', [result('DeleteBucket', {'Gone': True})]],
    'metadata': ['s3', [result('DeleteBucket', {'ResponseMetadata': {'HTTPStatusCode': 204, 'RequestId': 'r'}}), call('DeleteBucket', Bucket='b')]],
    'keys that look encoded': ['s3', [
        result('ListObjectsV2', {'Contents': [{'Key': 'a%20b'}], 'EncodingType': 'url'}, {'Bucket': 'b'}), call('ListObjectsV2', Bucket='b')]],
    'where a bucket is': ['s3', [result('GetBucketLocation', {'LocationConstraint': 'eu-west-1'}), call('GetBucketLocation', Bucket='b')]],
    'a policy': ['iam', [
        result('GetRolePolicy', {'RoleName': 'r', 'PolicyName': 'p', 'PolicyDocument': '%7B%22Statement%22%3A%5B%5D%7D'}),
        call('GetRolePolicy', RoleName='r', PolicyName='p')]],
    'a template': ['cloudformation', [result('GetTemplate', {'TemplateBody': '{"Resources": {}}'}), call('GetTemplate', StackName='s')]],
    'pages': ['s3', [
        result('ListObjectsV2', {'IsTruncated': True, 'NextContinuationToken': 't', 'Contents': [{'Key': 'a'}]}, {'Bucket': 'b'}),
        result('ListObjectsV2', {'IsTruncated': False, 'Contents': [{'Key': 'b'}]}, {'Bucket': 'b', 'ContinuationToken': 't'}),
        {'do': 'pages', 'operation': 'ListObjectsV2', 'params': {'Bucket': 'b'}}, PENDING]],
    'a waiter': ['s3', [
        error('HeadObject', service_error_code='404', service_message='Not Found', http_status_code=404),
        result('HeadObject', {'ResponseMetadata': {'HTTPStatusCode': 200}}),
        {'do': 'wait', 'waiter': 'ObjectExists', 'params': {'Bucket': 'b', 'Key': 'k'}}, PENDING]],
    'a waiter that fails': ['ec2', [
        result('DescribeInstances', {'Reservations': [{'Instances': [{'State': {'Name': 'terminated'}}]}]}, {'InstanceIds': ['i-1']}),
        {'do': 'wait', 'waiter': 'InstanceRunning', 'params': {'InstanceIds': ['i-1']}}, PENDING]],
    'a presigned url': ['sts', [result('GetCallerIdentity', {}), {'do': 'presign', 'operation': 'GetCallerIdentity', 'params': {}}, PENDING]],
    'endpoints by account': ['dynamodb', [result('ListTables', {'TableNames': ['table']}), call('ListTables')]],
}


def perform(client, stubber, step):
    do = step['do']
    method = xform_name(step['operation']) if 'operation' in step else None
    if do == 'addResponse':
        return stubber.add_response(method, step['response'], step['expected'])
    if do == 'addClientError':
        return stubber.add_client_error(method, **step['options'])
    if do == 'assertNoPendingResponses':
        return stubber.assert_no_pending_responses()
    if do == 'call':
        return getattr(client, method)(**step['params'])
    if do == 'pages':
        return list(client.get_paginator(method).paginate(**step['params']))
    if do == 'wait':
        config = {'Delay': 0, 'MaxAttempts': 3}
        return client.get_waiter(xform_name(step['waiter'])).wait(**step['params'], WaiterConfig=config)
    return client.generate_presigned_url(method, Params=step['params']).split('?')[0]


def outcome(client, stubber, step):
    try:
        return {'result': perform(client, stubber, step)}
    except Exception as e:
        return {'error': type(e).__name__, 'message': str(e), 'errorResponse': getattr(e, 'response', None)}


def tagged(value):
    if value is ANY:
        return {'$any': True}
    if isinstance(value, bytes):
        return {'$bytes': b64encode(value).decode()}
    if isinstance(value, datetime.datetime):
        return {'$date': value.isoformat().replace('+00:00', '.000Z')}
    if isinstance(value, dict):
        return {name: tagged(item) for name, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [tagged(item) for item in value]
    return value


def record(service, steps):
    session = botocore.session.get_session()
    keys = {} if 'presign' not in [step['do'] for step in steps] else {'aws_access_key_id': 'AKIDEXAMPLE', 'aws_secret_access_key': 'secret'}
    client = session.create_client(service, region_name='eu-west-1', **keys)
    with Stubber(client) as stubber:
        # Written down before: what is done with a result changes the test's own.
        return [{**tagged(step), **outcome(client, stubber, step)} for step in steps]


recorded = {name: {'service': service, 'steps': tagged(record(service, steps))} for name, (service, steps) in SCENARIOS.items()}
text = json.dumps({'botocore': botocore.__version__, 'scenarios': recorded}, indent=1, ensure_ascii=True)
(DATA / 'stubber.json').write_text(text + '\n')
