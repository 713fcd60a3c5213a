"""Answers for environments: one JSON object per line on stdin, one answer per line on stdout.

What an environment is, and what is asked about it, is written down in environments.ts.
"""

import json
import os
import sys
import tempfile

import botocore.session
from botocore import UNSIGNED
from botocore.config import Config
from botocore.configprovider import BOTOCORE_DEFAUT_SESSION_VARIABLES
from botocore.loaders import create_loader

SECTIONS = ['s3', 'proxies_config']
CONFIG = [
    'region_name',
    'retries',
    's3',
    'connect_timeout',
    'read_timeout',
    'user_agent_extra',
    'user_agent_appid',
    'max_pool_connections',
    'client_cert',
    'inject_host_prefix',
    'request_min_compression_size_bytes',
    'disable_request_compression',
    'sigv4a_signing_region_set',
    'request_checksum_calculation',
    'response_checksum_validation',
    'account_id_endpoint_mode',
    'auth_scheme_preference',
    's3_disable_express_session_auth',
]


def attempt(ask):
    try:
        return {'value': ask()}
    except Exception as error:
        return {'error': type(error).__name__, 'message': str(error)}


LOADERS = {}


def new_session(environment):
    session = botocore.session.Session(profile=environment.get('profile'))
    for name, value in environment.get('instance', {}).items():
        session.set_config_variable(name, value)
    return session


def loader_of(environment):
    """One loader for all sessions with the same search path: parsing models is most of the time."""
    # Asked of a session of its own: some answers depend on what was asked before.
    path = attempt(lambda: new_session(environment).get_config_variable('data_path')).get('value')
    if path not in LOADERS:
        LOADERS[path] = create_loader(path)
    return LOADERS[path]


def session_of(environment):
    session = new_session(environment)
    session.register_component('data_loader', loader_of(environment))
    given = environment.get('setCredentials')
    if given:
        session.set_credentials(*given)
    return session


def credentials_of(session):
    found = session.get_credentials()
    if found is None:
        return None
    frozen = found.get_frozen_credentials()
    return {
        'accessKeyId': frozen.access_key,
        'secretAccessKey': frozen.secret_key,
        'sessionToken': frozen.token,
        'accountId': frozen.account_id,
        'method': found.method,
    }


def client_of(session, asked):
    arguments = dict(asked)
    service = arguments.pop('service')
    options = arguments.pop('config', None)
    if options is not None:
        if options.get('signature_version') == 'UNSIGNED':
            options = {**options, 'signature_version': UNSIGNED}
        arguments['config'] = Config(**options)
    client = session.create_client(service, **arguments)
    config = {name: getattr(client.meta.config, name) for name in CONFIG}
    signing = client._request_signer
    credentials = signing._credentials
    return {
        'regionName': client.meta.region_name,
        'endpointUrl': client.meta.endpoint_url,
        'partition': client.meta.partition,
        'accessKeyId': credentials.get_frozen_credentials().access_key if credentials else None,
        'config': config,
    }


def answer(environment):
    os.environ.clear()
    os.environ.update(environment['env'])
    answers = {
        'profile': attempt(lambda: session_of(environment).profile),
        'availableProfiles': attempt(lambda: session_of(environment).available_profiles),
        'scopedConfig': attempt(lambda: session_of(environment).get_scoped_config()),
        'credentials': attempt(lambda: credentials_of(session_of(environment))),
        'variables': {},
        'clients': [],
    }
    session = session_of(environment)
    for name in [*BOTOCORE_DEFAUT_SESSION_VARIABLES, *SECTIONS]:
        answers['variables'][name] = attempt(lambda: session.get_config_variable(name))
    for methods in (['instance'], ['env'], ['config'], ['env', 'config']):
        key = 'region:' + '+'.join(methods)
        answers['variables'][key] = attempt(lambda: session.get_config_variable('region', methods))
    for asked in environment['clients']:
        answers['clients'].append(attempt(lambda: client_of(session_of(environment), asked)))
    return answers


def main():
    home = tempfile.mkdtemp()
    for line in sys.stdin:
        environment = json.loads(line)
        for name, text in environment['files'].items():
            with open(os.path.join(home, name), 'w') as file:
                file.write(text)
        environment['env'] = {
            name: value.replace('{home}', home) for name, value in environment['env'].items()
        }
        answers = json.dumps(answer(environment), default=str)
        print(answers.replace(json.dumps(home)[1:-1], '{home}'), flush=True)
        for name in environment['files']:
            os.remove(os.path.join(home, name))


main()
