"""Writes test/parity/data/resources.json: what boto3's resources are called, send, and make of the answers.

    pip install boto3 botocore && python test/parity/record/resources.py

Every member of every type is used once, on a client whose answers are made up from the shapes of its model by rules
that test/parity/resources.test.ts has too. Of answers and data there is a digest.
"""
import copy
import hashlib
import json
import pathlib

import boto3
import botocore
from boto3.exceptions import Boto3Error
from boto3.resources.base import ServiceResource
from boto3.resources.factory import ResourceFactory
from botocore.client import Config

TOKENS = {'ContinuationToken', 'LastEvaluatedTableName', 'Marker', 'NextMarker', 'NextToken'}
NUMBERS = {'integer': 7, 'long': 7, 'float': 7.5, 'double': 7.5, 'timestamp': 7}


def answer(shape, path, within=()):
    """A result of a shape: texts say where they are, lists have two elements, nothing is inside of itself."""
    kind = shape.type_name
    if kind == 'structure':
        if shape.name in within:
            return {}
        members = shape.members.items()
        return {name: answer(member, path + '.' + name, within + (shape.name,)) for name, member in members}
    if kind == 'list':
        return [answer(shape.member, '%s[%d]' % (path, i), within) for i in range(2)]
    if kind == 'map':
        return {'key\u2192': answer(shape.value, path + '.key', within)}
    return False if kind == 'boolean' else NUMBERS.get(kind, path + '\u2192')


def result_of(client, operation):
    shape = client.meta.service_model.operation_model(operation).output_shape
    members = answer(shape, operation) if shape else {}
    return {name: value for name, value in members.items() if name not in TOKENS}


def sample(shape, name):
    """A parameter that a model lets pass."""
    kind = shape.type_name
    if kind == 'structure':
        names = shape.required_members or (list(shape.members)[:1] if shape.is_tagged_union else [])
        return {member: sample(shape.members[member], member) for member in names}
    if kind == 'list':
        return [sample(shape.member, name)]
    if kind == 'map':
        return {name + '-key': sample(shape.value, name)}
    return True if kind == 'boolean' else NUMBERS.get(kind, name + '-0123456789abcdef')


def identifier(owner, name):
    return 7 if name == 'part_number' else '%s-%s-0123456789abcdef' % (owner, name)


def digest(value):
    text = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(',', ':'))
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def shown(value):
    if isinstance(value, ServiceResource):
        names = value.meta.identifiers
        data = value.meta.data
        return {'resource': type(value).__name__, 'identifiers': {name: getattr(value, name) for name in names},
                'data': None if data is None else digest(data)}
    if isinstance(value, list):
        return [shown(part) for part in value]
    return None if value is None else {'digest': digest(value)}


class Recorder:
    def __init__(self, service):
        self.service = service
        self.requests = []
        session = boto3.session.Session('AKIDEXAMPLE', 'secret', region_name='us-east-1')
        make = ResourceFactory.load_from_definition

        def load(factory, resource_name, single_resource_json_definition, service_context):
            self.factory, self.context = factory, service_context
            return make(factory, resource_name, single_resource_json_definition, service_context)

        ResourceFactory.load_from_definition = load
        self.root = session.resource(service, config=Config(parameter_validation=False))
        ResourceFactory.load_from_definition = make
        self.client = self.root.meta.client
        self.client._make_api_call = self.call
        self.client.get_waiter = self.waiter

    def call(self, operation, params):
        self.requests.append([operation, copy.deepcopy(params)])
        return result_of(self.client, operation)

    def waiter(self, name):
        recorder = self

        class Waiter:
            def wait(self, **params):
                recorder.requests.append(['wait ' + name, copy.deepcopy(params)])

        return Waiter()

    def instance(self, type_name):
        if type_name == 'ServiceResource':
            return self.root
        definition = self.context.resource_json_definitions[type_name]
        type_ = self.factory.load_from_definition(type_name, definition, self.context)
        return type_(*[identifier(type_name, name) for name in type_.meta.identifiers], client=self.client)

    def given(self, action):
        """What the operation requires and what resources are made of, as far as it is not filled in."""
        request = action.request
        shape = self.client.meta.service_model.operation_model(request.operation).input_shape
        filled = {param.target.split('.')[0].split('[')[0] for param in request.params}
        named = [part for part in action.resource.identifiers if part.source == 'requestParameter'] if action.resource else []
        names = {*(shape.required_members if shape else []), *(part.path.split('[')[0] for part in named)}
        return {name: sample(shape.members[name], name) for name in sorted(names - filled)}

    def use(self, kind, name, call, given=None):
        self.requests = []
        entry = {'kind': kind, 'name': name}
        try:
            result = shown(call())
        except (Boto3Error, ValueError) as error:
            return {**entry, **({'given': given} if given else {}), 'error': type(error).__name__}
        if given:
            entry['given'] = given
        if self.requests:
            entry['requests'] = self.requests
        if result is not None:
            entry['result'] = result
        return entry

    def members(self, type_name):
        model = self.instance(type_name).meta.resource_model

        def new():
            return self.instance(type_name)

        if model.load:
            resource = new()
            entry = self.use('load', 'load', resource.load)
            yield {**entry, 'data': digest(resource.meta.data)}
        for action in model.actions:
            # In its place boto3 has code: see `injected`.
            if (self.service, action.name) == ('ec2', 'create_tags') and type_name == 'ServiceResource':
                continue
            given = self.given(action)
            yield self.use('action', action.name, lambda: getattr(new(), action.name)(**given), given)
        for relation in model.subresources:
            inputs = [part.target for part in relation.resource.identifiers if part.source == 'input']
            given = [identifier(relation.name, botocore.xform_name(name)) for name in inputs]
            yield self.use('subresource', relation.name, lambda: getattr(new(), relation.name)(*given), given)
        for relation in model.references:
            yield self.use('reference', relation.name, lambda: getattr(new(), relation.name))
        for collection in model.collections:
            given = self.given(collection)
            yield self.use('collection', collection.name,
                           lambda: list(getattr(new(), collection.name).filter(**given)), given)
            for action in collection.batch_actions:
                more = self.given(action)
                items = getattr(new(), collection.name).filter(**given).limit(3)
                entry = self.use('batch', action.name, lambda: getattr(items, action.name)(**more), more)
                yield {**entry, 'collection': collection.name, **({'filter': given} if given else {})}
        for waiter in model.waiters:
            yield self.use('waiter', waiter.name, lambda: getattr(new(), waiter.name)())

    def type(self, type_name):
        model = self.instance(type_name).meta.resource_model
        shape = model.shape and self.client.meta.service_model.shape_for(model.shape)
        attributes = model.get_attributes(shape) if shape else {}
        aliases = {i.member_name for i in model.identifiers if i.member_name in attributes}
        return {
            'identifiers': [[i.name, i.member_name if i.member_name in attributes else None] for i in model.identifiers],
            'attributes': {name: member for name, (member, _) in attributes.items() if name not in aliases},
            'subresources': self.instance(type_name).get_available_subresources(),
            'members': list(self.members(type_name)),
        }

    def injected(self):
        """What boto3 adds in code."""
        tags = {'Resources': ['i-1', 'i-2'], 'Tags': [{'Key': 'a', 'Value': '1'}, {'Key': 'b', 'Value': '2'}]}
        if self.service == 'ec2':
            yield 'ServiceResource', [], self.use('action', 'create_tags', lambda: self.root.create_tags(**tags), tags)
            some = {'Tags': [{'Key': 'a'}]}
            instance = self.root.Instance('i-1')
            yield 'Instance', ['i-1'], self.use('action', 'delete_tags', lambda: instance.delete_tags(**some), some)
        if self.service == 's3':
            known = 'ListBuckets.Buckets[1].Name\u2192'
            for type_name, names in [('Bucket', [known]), ('Bucket', ['other']), ('ObjectSummary', ['photos', 'cat'])]:
                resource = getattr(self.root, type_name)(*names)
                entry = self.use('load', 'load', resource.load)
                yield type_name, names, {**entry, 'data': digest(resource.meta.data)}


def main():
    services = {}
    for service in boto3.session.Session().get_available_resources():
        recorder = Recorder(service)
        names = ['ServiceResource', *recorder.context.resource_json_definitions]
        services[service] = {
            'types': {name: recorder.type(name) for name in names},
            'injected': [list(entry) for entry in recorder.injected()],
        }
    path = pathlib.Path(__file__).parent.parent / 'data' / 'resources.json'
    lines = []
    for service, recorded in services.items():
        types = ',\n'.join('    %s: %s' % (json.dumps(n), json.dumps(t)) for n, t in recorded['types'].items())
        injected = json.dumps(recorded['injected'])
        lines.append('  %s: {"injected": %s, "types": {\n%s\n  }}' % (json.dumps(service), injected, types))
    versions = json.dumps({'boto3': boto3.__version__, 'botocore': botocore.__version__})
    path.write_text('{"versions": %s, "services": {\n%s\n}}\n' % (versions, ',\n'.join(lines)))
    members = [t['members'] for s in services.values() for t in s['types'].values()]
    print('%d types, %d members' % (len(members), sum(map(len, members))))


main()
