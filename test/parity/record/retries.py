"""Writes test/parity/data/retries.json: what botocore's retry modes decide, and their numbers.

    pip install botocore && python test/parity/record/retries.py
"""
import copy
import itertools
import json
import pathlib
import random
from unittest import mock

import botocore
import botocore.session
from botocore import exceptions
from botocore.awsrequest import HeadersDict
from botocore.retries import adaptive, bucket, quota, standard, throttling
from botocore.retryhandler import create_retry_handler
from botocore.translate import build_retry_config

SESSION = botocore.session.Session()
URL = 'https://example.com'
ERRORS = {
    'ConnectionError': exceptions.ConnectionError(error='x'),
    'EndpointConnectionError': exceptions.EndpointConnectionError(endpoint_url=URL),
    'ConnectTimeoutError': exceptions.ConnectTimeoutError(endpoint_url=URL),
    'ReadTimeoutError': exceptions.ReadTimeoutError(endpoint_url=URL),
    'ConnectionClosedError': exceptions.ConnectionClosedError(endpoint_url=URL),
    'HTTPClientError': exceptions.HTTPClientError(error='x'),
    'SSLError': exceptions.SSLError(endpoint_url=URL, error='x'),
    'ProxyConnectionError': exceptions.ProxyConnectionError(proxy_url=URL),
    'ResponseStreamingError': exceptions.ResponseStreamingError(error='x'),
    'NoCredentialsError': exceptions.NoCredentialsError(),
    'UnseekableStreamError': exceptions.UnseekableStreamError(stream_object='x'),
}
CODES = [
    *standard.ThrottledRetryableChecker._THROTTLED_ERROR_CODES,
    *standard.TransientRetryableChecker._TRANSIENT_ERROR_CODES,
    'IDPCommunicationError', 'NoSuchKey', 'AccessDenied', None,
]
STATUSES = [200, 400, 403, 404, 408, 409, 429, 500, 501, 502, 503, 504, 509]
MODELLED = {
    'none': None,
    'plain': {},
    'transient': {'retryable': {}},
    'throttling': {'retryable': {'throttling': True}},
}


class Clock:
    def __init__(self, milliseconds):
        self.milliseconds = milliseconds

    def current_time(self):
        return self.milliseconds / 1000


def operation(service='s3', code=None, modelled='none', name='Op'):
    model = mock.Mock(error_shapes=[], service_model=mock.Mock(service_name=service))
    model.name = name
    if MODELLED[modelled] is not None:
        shape = mock.Mock(metadata=MODELLED[modelled])
        shape.name = code
        model.error_shapes.append(shape)
    return model


def context(attempt=1, status=None, code=None, modelled='none', error=None, service='s3', headers=None, body=b''):
    response = parsed = None
    if status is not None:
        response = mock.Mock(status_code=status, headers=HeadersDict(headers or {}), content=body)
        parsed = {} if code is None else {'Error': {'Code': code}}
    return standard.RetryContext(
        attempt_number=attempt,
        operation_model=operation(service, code, modelled),
        parsed_response=parsed,
        http_response=response,
        caught_exception=ERRORS.get(error),
        request_context={},
    )


def standard_classes():
    detector = standard.ThrottlingErrorDetector(standard.RetryEventAdapter())
    conditions = standard.StandardRetryConditions(max_attempts=3)
    cases = []
    for service in ('s3', 'sts'):
        for status, code, modelled in itertools.product(STATUSES, CODES, MODELLED):
            if code is None and modelled != 'none':
                continue
            if service == 'sts' and (code != 'IDPCommunicationError' or modelled != 'none'):
                continue
            one = context(1, status, code, modelled, service=service)
            cases.append([service, status, code, modelled, conditions.is_retryable(one),
                          detector.is_throttling_error_from_context(one)])
    errors = {name: conditions.is_retryable(context(1, error=name)) for name in ERRORS}
    return {'responses': cases, 'errors': errors}


def standard_delays():
    detector = standard.ThrottlingErrorDetector(standard.RetryEventAdapter())
    cases = []
    headers = [None, '0', '10', '1500', '4999', '5000', '60000', '-1', 'abc', '1.5', '', ' 700 ', '+700', '9' * 30]
    for service, code in (('s3', None), ('s3', 'SlowDown'), ('dynamodb', None), ('dynamodb', 'ThrottlingException'),
                          ('dynamodb-streams', None)):
        for attempt, rand, after in itertools.product((1, 2, 3, 6, 9, 12), (0.0, 0.25, 0.999), headers):
            if after is not None and (attempt > 2 or service == 'dynamodb-streams'):
                continue
            backoff = standard.ExponentialBackoff(
                service_name=service, throttling_detector=detector, random=lambda rand=rand: rand)
            given = {} if after is None else {'x-amz-retry-after': after}
            one = context(attempt, 503, code, headers=given, service=service)
            cases.append([service, code, attempt, rand, after, backoff.delay_amount(one)])
    return cases


def standard_quota(seed):
    """A client's calls, one after the other: each a list of answers, and what the handler made of it."""
    rng = random.Random(seed)
    adapter = standard.RetryEventAdapter()
    detector = standard.ThrottlingErrorDetector(adapter)
    bucket_of_500 = quota.RetryQuota()
    checker = standard.RetryQuotaChecker(bucket_of_500, detector)
    slept = []
    handler = standard.RetryHandler(
        retry_policy=standard.RetryPolicy(
            standard.StandardRetryConditions(max_attempts=3),
            standard.ExponentialBackoff(service_name='sqs', throttling_detector=detector, random=lambda: 0.5)),
        retry_event_adapter=adapter, retry_quota=checker, service_name='sqs', sleep=slept.append)
    calls = []
    for number in range(80):
        name = rng.choice(['ReceiveMessage', 'SendMessage'])
        request_context, steps = {}, []
        chances = (0.7, 0.2) if number < 45 else (0.1, 0.1)
        for attempt in (1, 2, 3):
            chance = rng.random()
            status, code = (503, None) if chance < chances[0] else (400, 'SlowDown') if chance < sum(chances) else (200, None)
            parsed = {'ResponseMetadata': {}} if code is None else {'Error': {'Code': code}, 'ResponseMetadata': {}}
            response = mock.Mock(status_code=status, headers={}, content=b'')
            slept.clear()
            delay = None
            if status != 200:
                delay = handler.needs_retry(
                    response=(response, parsed), attempts=attempt, operation=operation('sqs', name=name),
                    caught_exception=None, request_dict={'context': request_context})
            steps.append({'status': status, 'code': code, 'delay': delay or None, 'slept': list(slept),
                          'quotaReached': parsed['ResponseMetadata'].get('RetryQuotaReached', False),
                          'attemptsReached': parsed['ResponseMetadata'].get('MaxAttemptsReached', False)})
            if not delay:
                break
        checker.release_retry_quota(request_context, response)
        calls.append({'operation': name, 'steps': steps, 'available': bucket_of_500.available_capacity})
    return calls


def adaptive_rates(seed):
    """A client whose service throttles now and then: the rate after each answer."""
    rng = random.Random(seed)
    clock = Clock(1_000_250)
    limiter = adaptive.ClientRateLimiter(
        rate_adjustor=throttling.CubicCalculator(starting_max_rate=0, start_time=clock.current_time()),
        rate_clocker=adaptive.RateClocker(clock),
        token_bucket=bucket.TokenBucket(max_rate=1, clock=clock),
        throttling_detector=standard.ThrottlingErrorDetector(standard.RetryEventAdapter()),
        clock=clock)
    steps = []
    for _ in range(120):
        pause = rng.choice([1, 7, 60, 125, 250, 500, 900])
        clock.milliseconds += pause
        throttled = rng.random() < 0.15
        parsed = {'Error': {'Code': 'SlowDown'}} if throttled else {}
        limiter.on_receiving_response(
            response=(mock.Mock(status_code=400 if throttled else 200, headers={}), parsed), attempts=1,
            operation=operation(), caught_exception=None, request_dict={'context': {}})
        steps.append([pause, throttled, limiter._token_bucket.max_rate, limiter._enabled])
    return steps


def bucket_levels():
    clock = Clock(0)
    tokens = bucket.TokenBucket(max_rate=1, clock=clock)
    rng = random.Random(3)
    steps = []
    for _ in range(80):
        pause = rng.choice([10, 100, 333, 1000, 4000])
        clock.milliseconds += pause
        rate = rng.choice([None, None, 0.1, 0.5, 1, 3.5, 20])
        if rate is not None:
            tokens.max_rate = rate
        try:
            tokens.acquire(block=False)
            taken = True
        except exceptions.CapacityNotAvailableError:
            taken = False
        steps.append([pause, rate, taken, tokens.available_capacity, tokens.max_rate])
    return steps


def legacy():
    document = SESSION.get_component('data_loader').load_data('_retry')
    services = ['example', 'organizations', 'dynamodb', 'ec2', 'cloudsearch', 'kinesis', 'sqs', 's3', 'glacier',
                'route53', 'sts']
    codes = sorted({*CODES[:-1], 'ReplicatedWriteConflictException', 'BadDigest'}) + [None]
    table = {}
    for service in services:
        # botocore writes into the definitions that it is given.
        fresh = copy.deepcopy(document)
        config = build_retry_config(service, fresh['retry'], fresh['definitions'], {})
        handler = create_retry_handler(config, service)

        def ask(attempt, status=None, code=None, error=None, headers=None, body=b''):
            caught = ERRORS.get(error)
            response = None
            parsed = {'ResponseMetadata': {}}
            if status is not None:
                if code is not None:
                    parsed['Error'] = {'Code': code}
                response = (mock.Mock(status_code=status, headers=headers or {}, content=body), parsed)
            try:
                with mock.patch('random.random', lambda: 0.5):
                    delay = handler(attempts=attempt, response=response, caught_exception=caught,
                                    request_dict={'context': {}})
            except Exception:
                delay = None
            return delay, parsed['ResponseMetadata'].get('MaxAttemptsReached', False)

        retried = [[status, code] for status, code in itertools.product(STATUSES, codes) if ask(1, status, code)[0] is not None]
        table[service] = {
            'maxAttempts': config['__default__']['max_attempts'],
            'delays': [ask(attempt, 500)[0] for attempt in range(1, config['__default__']['max_attempts'] + 1)],
            'attemptsReached': [ask(attempt, 500)[1] for attempt in range(1, config['__default__']['max_attempts'] + 2)],
            'retried': retried,
            'errors': [name for name in ERRORS if ask(1, error=name)[0] is not None],
            'corrupt': ask(1, 200, headers={'x-amz-crc32': '5'}, body=b'x')[0] is not None,
        }
    return {'document': document, 'statuses': STATUSES, 'codes': codes, 'errors': list(ERRORS), 'services': table}


data = {
    'botocore': botocore.__version__,
    'classes': standard_classes(),
    'delays': standard_delays(),
    'quota': [standard_quota(seed) for seed in (1, 2)],
    'rates': [adaptive_rates(seed) for seed in (1, 2, 3)],
    'bucket': bucket_levels(),
    'legacy': legacy(),
}
out = pathlib.Path(__file__).parent.parent / 'data' / 'retries.json'
out.write_text(json.dumps(data, separators=(',', ':')) + '\n')
