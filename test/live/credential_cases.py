"""Plays the cases of test/conformance/credentials through botocore.

Reads one JSON object per line: {"root", "env", "http", "expectation"}; writes what each step brings.
"""

import datetime
import io
import json
import os
import sys
import time
import types

import botocore.awsrequest
import botocore.credentials
import botocore.exceptions
import botocore.httpsession
import botocore.session
import botocore.tokens
import botocore.utils
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, utils

clock = {'now': 0.0}
RealDatetime = datetime.datetime


class LikeDatetime(type):
    def __instancecheck__(cls, value):
        return isinstance(value, RealDatetime)


class FrozenDatetime(RealDatetime, metaclass=LikeDatetime):
    @classmethod
    def now(cls, tz=None):
        return RealDatetime.fromtimestamp(clock['now'], tz)

    @classmethod
    def utcnow(cls):
        return RealDatetime.fromtimestamp(clock['now'], datetime.timezone.utc).replace(tzinfo=None)


FrozenModule = types.SimpleNamespace(
    datetime=FrozenDatetime, timedelta=datetime.timedelta, timezone=datetime.timezone
)


class Key:
    def __init__(self, der):
        self.key = serialization.load_der_private_key(der, None)

    def get_public_coords(self):
        numbers = self.key.public_key().public_numbers()
        return numbers.x.to_bytes(32, 'big'), numbers.y.to_bytes(32, 'big')

    def sign(self, digest):
        return self.key.sign(digest, ec.ECDSA(utils.Prehashed(hashes.SHA256())))


class EC:
    new_key_from_der_data = Key

    @staticmethod
    def decode_der_signature_to_padded_pair(signature, pad_to):
        r, s = utils.decode_dss_signature(signature)
        return r.to_bytes(pad_to, 'big') + s.to_bytes(pad_to, 'big')


class Raw(io.BytesIO):
    def stream(self, amt=None, decode_content=None):
        yield self.read()


def freeze():
    botocore.credentials.datetime = FrozenModule
    botocore.tokens.datetime = FrozenDatetime
    botocore.utils.get_current_datetime = lambda remove_tzinfo=True: (
        FrozenDatetime.utcnow() if remove_tzinfo else FrozenDatetime.now(datetime.timezone.utc)
    )
    botocore.utils.random.randint = lambda low, high: low + int(0.5 * (high - low + 1))
    botocore.utils.ContainerMetadataFetcher.SLEEP_TIME = 0
    botocore.credentials.EC = EC
    time.sleep = lambda seconds: None


def script(exchanges):
    left = list(exchanges)

    def send(self, request):
        if not left:
            raise AssertionError(f'no more requests: {request.method} {request.url}')
        exchange = left.pop(0)
        wanted = exchange['request']
        if wanted != f'{request.method} {request.url}':
            raise AssertionError(f'{wanted} != {request.method} {request.url}')
        if 'fails' in exchange:
            raise getattr(botocore.exceptions, exchange['fails'])(endpoint_url=request.url, error='')
        answer = exchange.get('answer', '')
        text = answer if isinstance(answer, str) else json.dumps(answer)
        headers = {'content-type': 'application/json'}
        return botocore.awsrequest.AWSResponse(request.url, exchange.get('status', 200), headers, Raw(text.encode()))

    botocore.httpsession.URLLib3Session.send = send
    return left


def zulu(value):
    return value and value.astimezone(datetime.timezone.utc).strftime('%Y-%m-%dT%H:%M:%SZ')


def known(values):
    return {key: value for key, value in values.items() if value not in (None, '')}


def outcome(session, step):
    question = {key: step[key] for key in ('ask', 'signingName') if key in step}
    try:
        if 'ask' in question:
            name = step.get('signingName')
            found = session.get_auth_token(**({'signing_name': name} if name else {}))
            if found is None:
                return {**question, 'none': True}
            frozen = found.get_frozen_token() if hasattr(found, 'get_frozen_token') else found
            token = {'method': getattr(found, 'method', 'env'), 'token': frozen.token}
            return {**question, 'token': known({**token, 'expiration': zulu(frozen.expiration)})}
        found = session.get_credentials()
        return {'none': True} if found is None else {'credentials': describe(found)}
    except AssertionError:
        raise
    except Exception as error:
        return {**question, 'error': {'name': type(error).__name__, 'message': str(error)}}


def describe(found):
    frozen = found.get_frozen_credentials()
    values = {
        'method': found.method,
        'accessKeyId': frozen.access_key,
        'secretAccessKey': frozen.secret_key,
        'sessionToken': frozen.token,
        'accountId': frozen.account_id,
        'expiration': zulu(getattr(found, '_expiry_time', None)),
    }
    return known(values)


def prepare(session, options):
    try:
        resolver = session.get_component('credential_provider')
    except Exception:
        return  # The step says what is wrong.
    resolver.get_provider('assume-role')._prompter = lambda prompt: options.get('mfaCode', '')
    if options.get('cachesRoles'):
        cache = botocore.utils.JSONFileCache(os.path.expanduser('~/.aws/boto/cache'))
        for provider in resolver.providers:
            if hasattr(provider, 'cache'):
                provider.cache = cache


def play(case):
    expectation = case['expectation']
    os.environ.clear()
    os.environ.update(case['env'], HOME=os.path.join(case['root'], 'home'))
    sso = os.path.expanduser('~/.aws/sso/cache')
    botocore.credentials.SSOProvider._SSO_TOKEN_CACHE_DIR = sso
    botocore.tokens.SSOTokenProvider._SSO_TOKEN_CACHE_DIR = sso
    botocore.credentials.BotoProvider.DEFAULT_CONFIG_FILENAMES = ['~/.boto']
    now = expectation.get('now', '2026-01-01T00:00:00Z').replace('Z', '+00:00')
    clock['now'] = RealDatetime.fromisoformat(now).timestamp()
    left = script(case['http'])
    options = expectation.get('session', {})
    session = botocore.session.Session(profile=options.get('profile'))
    results = []
    for step in expectation['steps']:
        if 'advance' in step:
            clock['now'] += step['advance']
            results.append(step)
            continue
        prepare(session, options)
        results.append(outcome(session, step))
    if left:
        raise AssertionError(f'{len(left)} requests were not made')
    return results


def main():
    freeze()
    for line in sys.stdin:
        try:
            print(json.dumps(play(json.loads(line))), flush=True)
        except AssertionError as error:
            print(json.dumps({'failed': str(error)}), flush=True)


main()
