"""Writes test/parity/data/dynamodb.json: what boto3 stores, reads and sends for native values and conditions.

    pip install boto3 && python test/parity/record/dynamodb.py

Values that JSON does not have are objects of one member: {"int": "5"}, {"decimal": "1.10"}, {"bytes": base64},
{"set": [...]}; {"map": {...}} is an object. Conditions are arrays: ["Attr", name, method, ...arguments], ["and", a, b].
"""
import base64
import json
import pathlib
from decimal import Decimal

import boto3
from boto3.dynamodb.conditions import Attr, ConditionBase, ConditionExpressionBuilder, Key
from boto3.dynamodb.types import Binary, TypeDeserializer, TypeSerializer
from botocore.awsrequest import AWSResponse

VALUES = [
    None,
    True,
    False,
    '',
    'naïve ☕ 𝒳',
    *({'int': text} for text in ['0', '-1', '9007199254740991', '9007199254740993', '9' * 38, '-' + '9' * 38]),
    *({'decimal': text} for text in [
        '0', '1.10', '-0.5', '1E-7', '1E-130', '9.9E+125', '1E+21', '3.14159265358979323846', '0.' + '0' * 20 + '1',
        '1234567890.1234567890123456789012345678',
    ]),
    {'bytes': ''},
    {'bytes': 'AAEC/w=='},
    {'set': ['a']},
    {'set': [{'int': '1'}]},
    {'set': [{'decimal': '0.1'}]},
    {'set': [{'bytes': 'AA=='}]},
    [],
    [None, 'a', [{'int': '1'}]],
    {'map': {}},
    {'map': {'a': {'map': {'b': [{'set': ['x']}]}}, '__proto__': 'p', '': False}},
]
REFUSED = [
    {'int': '9' * 39},
    {'decimal': '1.' + '0' * 38 + '1'},
    {'decimal': 'NaN'},
    {'decimal': 'Infinity'},
    {'decimal': '1E+127'},
    {'set': ['a', {'int': '1'}]},
    {'set': [None]},
]
STORED = [
    {'NULL': True},
    {'BOOL': False},
    {'S': ''},
    *({'N': text} for text in ['0', '-1', '1.10', '1E+2', '9' * 38, '1E-130', '0.1', '3.14159265358979323846']),
    {'NS': ['1', '2.5']},
    {'SS': ['a', 'b']},
    {'L': [{'N': '1'}, {'M': {'a': {'NULL': True}}}]},
    {'M': {'a': {'L': []}, '__proto__': {'S': 'p'}}},
]
NOT_STORED = [{}, {'X': 'a'}, None]

PLAIN = [
    ['Attr', 'a', 'eq', 1],
    ['Attr', 'a', 'ne', 'x'],
    ['Attr', 'a', 'lt', 1],
    ['Attr', 'a', 'lte', 1],
    ['Attr', 'a', 'gt', 1],
    ['Attr', 'a', 'gte', 1],
    ['Attr', 'a', 'between', 1, 2],
    ['Attr', 'a', 'begins_with', 'x'],
    ['Attr', 'a', 'is_in', [1, 2, 3]],
    ['Attr', 'a', 'exists'],
    ['Attr', 'a', 'not_exists'],
    ['Attr', 'a', 'contains', 'x'],
    ['Attr', 'a', 'attribute_type', 'N'],
    ['size', 'a', 'gt', 2],
    ['Key', 'a', 'eq', 'x'],
    ['Key', 'a', 'between', 'a', 'b'],
    ['Key', 'a', 'begins_with', 'x'],
]
CONDITIONS = PLAIN + [
    ['Attr', 'a.b[0].c', 'eq', 1],
    ['Attr', 'list[12][3]', 'exists'],
    ['Attr', 'with space-and#sign', 'exists'],
    ['Attr', 'a', 'eq', {'Attr': 'b.c'}],
    ['Attr', 'a', 'between', {'Attr': 'low'}, {'Attr': 'high'}],
    ['Attr', 'a', 'gt', {'size': 'b'}],
    ['Attr', 'a', 'is_in', [{'list': [1]}, None]],
    ['and', PLAIN[0], PLAIN[1]],
    ['or', PLAIN[6], PLAIN[8]],
    ['not', PLAIN[9]],
    ['and', ['or', PLAIN[0], ['not', PLAIN[10]]], ['and', PLAIN[13], PLAIN[0]]],
]
KEY_CONDITIONS = [
    ['Key', 'pk', 'eq', 'x'],
    ['and', ['Key', 'pk', 'eq', 'x'], ['Key', 'sk', 'between', 1, 2]],
    ['Attr', 'pk', 'eq', 'x'],
    ['and', ['Key', 'pk', 'eq', 'x'], ['Attr', 'sk', 'lt', 1]],
]
KEY, FILTER = ['Key', 'pk', 'eq', 'x'], ['Attr', 'a', 'gt', 1]
REQUESTS = [
    ['put_item', {'TableName': 't', 'Item': {'pk': 'x', 'n': {'int': '5'}}, 'ConditionExpression': ['Attr', 'pk', 'not_exists']}],
    ['get_item', {'TableName': 't', 'Key': {'pk': 'x', 'sk': {'int': '1'}}}],
    ['query', {'TableName': 't', 'KeyConditionExpression': KEY, 'FilterExpression': FILTER}],
    ['query', {'TableName': 't', 'FilterExpression': FILTER, 'KeyConditionExpression': KEY, 'ExclusiveStartKey': {'pk': 'y'}}],
    ['query', {
        'TableName': 't',
        'KeyConditionExpression': '#k = :k',
        'FilterExpression': FILTER,
        'ExpressionAttributeNames': {'#k': 'pk'},
        'ExpressionAttributeValues': {':k': 'x'},
    }],
    ['scan', {'TableName': 't', 'FilterExpression': 'a = :a', 'ExpressionAttributeValues': {':a': {'set': ['x']}}}],
    ['scan', {'TableName': 't', 'ScanFilter': {'a': {'AttributeValueList': ['x', {'int': '1'}], 'ComparisonOperator': 'IN'}}}],
    ['update_item', {
        'TableName': 't',
        'Key': {'pk': 'x'},
        'UpdateExpression': 'SET #n = :n',
        'ConditionExpression': FILTER,
        'ExpressionAttributeNames': {'#n': 'n'},
        'ExpressionAttributeValues': {':n': [None, True]},
    }],
    ['batch_get_item', {'RequestItems': {'t': {'Keys': [{'pk': 'x'}, {'pk': 'y'}]}}}],
    ['batch_write_item', {'RequestItems': {'t': [{'PutRequest': {'Item': {'pk': 'x'}}}, {'DeleteRequest': {'Key': {'pk': 'y'}}}]}}],
    ['execute_statement', {'Statement': 'SELECT * FROM t WHERE pk = ?', 'Parameters': ['x', {'int': '1'}]}],
    ['transact_write_items', {'TransactItems': [
        {'Put': {'TableName': 't', 'Item': {'pk': 'x'}, 'ConditionExpression': 'attribute_not_exists(pk)'}},
        {'Update': {
            'TableName': 't',
            'Key': {'pk': 'y'},
            'UpdateExpression': 'SET a = :a',
            'ExpressionAttributeValues': {':a': {'map': {'b': {'bytes': 'AA=='}}}},
        }},
    ], 'ClientRequestToken': 'token'}],
]


def native(value):
    """The Python value of a recorded one."""
    if isinstance(value, list):
        return [native(item) for item in value]
    if not isinstance(value, dict):
        return value
    if len(value) == 1:
        (kind, content), = value.items()
        if kind == 'int':
            return int(content)
        if kind == 'decimal':
            return Decimal(content)
        if kind == 'bytes':
            return base64.b64decode(content)
        if kind == 'set':
            return {native(item) for item in content}
        if kind == 'map':
            return {key: native(item) for key, item in content.items()}
    return {key: native(item) for key, item in value.items()}


def recorded(value):
    """JSON of a Python value."""
    if isinstance(value, bool) or value is None or isinstance(value, str):
        return value
    if isinstance(value, int):
        return {'int': str(value)}
    if isinstance(value, Decimal):
        return {'decimal': str(value)}
    if isinstance(value, (bytes, Binary)):
        return {'bytes': base64.b64encode(bytes(value)).decode()}
    if isinstance(value, set):
        return {'set': sorted((recorded(item) for item in value), key=json.dumps)}
    if isinstance(value, list):
        return [recorded(item) for item in value]
    return {'map': {key: recorded(item) for key, item in value.items()}}


def wire(value):
    """JSON of what is sent."""
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    if isinstance(value, dict):
        return {key: wire(item) for key, item in value.items()}
    return [wire(item) for item in value] if isinstance(value, list) else value


def failure(work):
    try:
        work()
    except Exception as error:
        return type(error).__name__
    raise AssertionError('accepted')


def operand(value):
    if isinstance(value, dict) and 'Attr' in value:
        return Attr(value['Attr'])
    if isinstance(value, dict) and 'size' in value:
        return Attr(value['size']).size()
    if isinstance(value, dict) and 'list' in value:
        return value['list']
    return [operand(item) for item in value] if isinstance(value, list) else value


def condition(tree):
    kind, *rest = tree
    if kind == 'not':
        return ~condition(rest[0])
    if kind in ('and', 'or'):
        left, right = map(condition, rest)
        return left & right if kind == 'and' else left | right
    name, method, *arguments = rest
    subject = {'Attr': Attr, 'Key': Key, 'size': lambda attribute: Attr(attribute).size()}[kind](name)
    return getattr(subject, method)(*map(operand, arguments))


def built(tree, is_key_condition=False):
    try:
        expression = ConditionExpressionBuilder().build_expression(condition(tree), is_key_condition)
    except Exception as error:
        return {'condition': tree, 'error': type(error).__name__}
    return {
        'condition': tree,
        'expression': expression.condition_expression,
        'names': expression.attribute_name_placeholders,
        'values': expression.attribute_value_placeholders,
    }


def sent(operation, params):
    resource = boto3.resource('dynamodb', region_name='us-east-1', aws_access_key_id='a', aws_secret_access_key='b')
    client = resource.meta.client
    bodies = []

    def answer(request, **_):
        bodies.append(json.loads(request.body))
        return AWSResponse(request.url, 200, {}, type('Raw', (), {'stream': lambda *_, **__: iter([b'{}'])})())

    client.meta.events.register('before-send.dynamodb', answer)
    arguments = {
        key: condition(value) if key.endswith('ConditionExpression') and isinstance(value, list) or key == 'FilterExpression' and isinstance(value, list) else native(value)
        for key, value in params.items()
    }
    getattr(client, operation)(**arguments)
    return {'operation': operation, 'params': params, 'body': bodies[0]}


serializer, deserializer = TypeSerializer(), TypeDeserializer()
assert isinstance(condition(PLAIN[0]), ConditionBase)
data = {
    'boto3': boto3.__version__,
    'serialized': [{'value': value, 'stored': wire(serializer.serialize(native(value)))} for value in VALUES],
    'refused': [{'value': value, 'error': failure(lambda: serializer.serialize(native(value)))} for value in REFUSED],
    'deserialized': [{'stored': stored, 'value': recorded(deserializer.deserialize(stored))} for stored in STORED],
    'unreadable': [{'stored': stored, 'error': failure(lambda: deserializer.deserialize(stored))} for stored in NOT_STORED],
    'conditions': [built(tree) for tree in CONDITIONS],
    'keyConditions': [built(tree, is_key_condition=True) for tree in KEY_CONDITIONS],
    'requests': [sent(*request) for request in REQUESTS],
}
path = pathlib.Path(__file__).parent.parent / 'data' / 'dynamodb.json'
path.write_text(json.dumps(data, indent=1, ensure_ascii=False) + '\n')
print(f'{path.name}: ' + ', '.join(f'{len(value)} {key}' for key, value in data.items() if isinstance(value, list)))
