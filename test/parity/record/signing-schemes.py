"""Records how botocore decides to sign each operation of each service, as data for signing-schemes.test.ts.

    python test/parity/record/signing-schemes.py > test/parity/data/signing-schemes.json

Needs botocore from PyPI, without awscrt: SigV4a, which needs it, is made known by name, as it is only chosen here.
"""

import json
import os
import sys

import botocore
import botocore.auth
import botocore.session
from botocore import UNSIGNED
from botocore.auth import resolve_auth_scheme_preference
from botocore.config import Config
from botocore.exceptions import BotoCoreError, UnknownSignatureVersionError, UnsupportedSignatureVersionError
from jmespath.exceptions import JMESPathError

REGION = 'eu-west-1'

# What Config says, by the name it has in the data.
CONFIGS = {
    'default': {},
    'unsigned': {'signature_version': UNSIGNED},
    'v4': {'signature_version': 'v4'},
    's3v4': {'signature_version': 's3v4'},
    'v4a': {'signature_version': 'v4a'},
    'prefer-v4a': {'auth_scheme_preference': 'sigv4a,sigv4'},
    'prefer-v4': {'auth_scheme_preference': 'sigv4'},
    'prefer-bearer': {'auth_scheme_preference': 'unheard,httpBearerAuth,sigv4'},
    'region-set': {'sigv4a_signing_region_set': 'us-*,eu-west-1'},
}
SERVICES_OF_CONFIGS = (
    's3', 's3control', 'dynamodb', 'events', 'sesv2', 'cloudfront-keyvaluestore', 'bedrock-runtime', 'cognito-identity',
    'sso', 'sts', 'lex-runtime', 'mediastore-data', 'codecatalyst', 'ebs', 'partnercentral-channel',
)
BUCKETS = (
    'a-bucket',
    'a-bucket--usw2-az1--x-s3',
    'arn:aws:s3::123456789012:accesspoint:mfzwi23gnjvgw.mrap',
    'arn:aws:s3:us-west-2:123456789012:accesspoint:point',
    'arn:aws:s3-outposts:us-west-2:123456789012:outpost:op-01234567890123456:accesspoint:point',
    'arn:aws:s3-object-lambda:us-west-2:123456789012:accesspoint:point',
)


def auth_type(client, operation):
    preference = client.meta.config.auth_scheme_preference
    if operation.auth and preference:
        return resolve_auth_scheme_preference(preference.split(','), operation.auth)
    return operation.resolved_auth_type


def choose(client, operation, params):
    """The schemes that the endpoint offers, and what becomes of them."""
    signer = client._request_signer
    context = {
        'client_region': client.meta.region_name,
        'client_config': client.meta.config,
        'has_streaming_input': operation.has_streaming_input,
        'auth_type': auth_type(client, operation),
        'unsigned_payload': operation.unsigned_payload,
        'auth_options': client.meta.service_model.metadata.get('auth'),
    }
    offered = []
    original = client._ruleset_resolver.auth_schemes_to_signing_ctx

    def remember(schemes):
        offered.append(schemes)
        return original(schemes)

    client._ruleset_resolver.auth_schemes_to_signing_ctx = remember
    try:
        client._resolve_endpoint_ruleset(operation, params, context)
        version = signer._choose_signer(operation.name, 'standard', context)
    except (UnknownSignatureVersionError, UnsupportedSignatureVersionError):
        return offered[0], ['refused']
    finally:
        del client._ruleset_resolver.auth_schemes_to_signing_ctx
    schemes = offered[0] if offered else None
    if version is UNSIGNED:
        return schemes, ['none']
    signing = context.get('signing', {})
    name = signing.get('signing_name') or signer.signing_name
    region = signing.get('region') or signer.region_name
    return schemes, [version, name, region, context.get('payload_signing_enabled', True)]


class Recording:
    def __init__(self):
        self.offers, self.rows, self.unresolved = [], [], 0

    def offer(self, schemes):
        if schemes is None:
            return -1
        if schemes not in self.offers:
            self.offers.append(schemes)
        return self.offers.index(schemes)

    def add(self, client, service, config, params):
        groups = {}
        model = client.meta.service_model
        for name in model.operation_names:
            try:
                schemes, choice = choose(client, model.operation_model(name), dict(params))
            except (BotoCoreError, JMESPathError):
                # The rules want parameters that nobody gave.
                self.unresolved += 1
                schemes, choice = None, ['unresolved']
            groups.setdefault(json.dumps([self.offer(schemes), choice]), []).append(name)
        signer = client._request_signer
        outcomes = [[*json.loads(key), names] for key, names in groups.items()]
        outcomes.sort(key=lambda outcome: len(outcome[2]))
        if outcomes:
            outcomes[-1][2] = '*'
        self.rows.append([service, config, signer.signing_name, signer.region_name, outcomes])


def main():
    for name in list(os.environ):
        if name.startswith('AWS_'):
            del os.environ[name]
    os.environ['AWS_CONFIG_FILE'] = os.environ['AWS_SHARED_CREDENTIALS_FILE'] = os.devnull
    botocore.auth.AUTH_TYPE_MAPS.update(dict.fromkeys(('v4a', 's3v4a'), botocore.auth.SigV4Auth))
    session = botocore.session.Session()
    session.set_credentials('AKID', 'secret')
    recording = Recording()
    for service in session.get_available_services():
        configs = CONFIGS if service in SERVICES_OF_CONFIGS else ('default',)
        for config in configs:
            client = session.create_client(service, REGION, config=Config(**CONFIGS[config]))
            recording.add(client, service, config, {'AccountId': '123456789012'} if service == 's3control' else {})
            for bucket in BUCKETS if service == 's3' else ():
                recording.add(client, service, config, {'Bucket': bucket, 'Key': 'key'})
    offers = ',\n'.join(json.dumps(offer, separators=(',', ':')) for offer in recording.offers)
    rows = ',\n'.join(json.dumps(row, separators=(',', ':')) for row in recording.rows)
    print(f'{{"botocore":"{botocore.__version__}","offers":[\n{offers}\n],"rows":[\n{rows}\n]}}')
    print(f'{recording.unresolved} operations need parameters for their endpoint', file=sys.stderr)


main()
