"""Writes test/parity/data/validation.json: what botocore's validator reports of parameters that are wrong, and
timestamps.json: what it makes of timestamps as parameters.

    pip install botocore && python test/parity/record/validation.py
"""
import json
import pathlib

import botocore
from botocore.model import ServiceModel
from botocore.serialize import create_serializer
from botocore.utils import parse_to_aware_datetime
from botocore.validate import ParamValidator

DATA = pathlib.Path(__file__).parent.parent / 'data'

SHAPES = {
    'In': {
        'type': 'structure',
        'required': ['Name'],
        'members': {
            'Name': {'shape': 'Str'},
            'Short': {'shape': 'Min3'},
            'Count': {'shape': 'MinInt'},
            'Big': {'shape': 'Long'},
            'Ratio': {'shape': 'MinDouble'},
            'Flag': {'shape': 'Bool'},
            'When': {'shape': 'Ts'},
            'Data': {'shape': 'Blob'},
            'Tags': {'shape': 'Map'},
            'Names': {'shape': 'List'},
            'Items': {'shape': 'Structs'},
            'Choice': {'shape': 'Union'},
            'Doc': {'shape': 'Doc'},
            'Nested': {'shape': 'In'},
            'Json': {'shape': 'Str', 'location': 'header', 'locationName': 'X', 'jsonvalue': True},
            'Host': {'shape': 'Str', 'hostLabel': True},
            'MinMap': {'shape': 'MinMap'},
        },
    },
    'Str': {'type': 'string'},
    'Min3': {'type': 'string', 'min': 3},
    'MinInt': {'type': 'integer', 'min': 1},
    'Long': {'type': 'long'},
    'MinDouble': {'type': 'double', 'min': 0},
    'Bool': {'type': 'boolean'},
    'Ts': {'type': 'timestamp'},
    'Blob': {'type': 'blob'},
    'Map': {'type': 'map', 'key': {'shape': 'Min3'}, 'value': {'shape': 'Min3'}},
    'MinMap': {'type': 'map', 'min': 1, 'key': {'shape': 'Str'}, 'value': {'shape': 'Long'}},
    'List': {'type': 'list', 'min': 1, 'member': {'shape': 'Str'}},
    'Structs': {'type': 'list', 'member': {'shape': 'Item'}},
    'Item': {'type': 'structure', 'required': ['Id'], 'members': {'Id': {'shape': 'Str'}, 'Sub': {'shape': 'Item'}}},
    'Union': {'type': 'structure', 'union': True, 'members': {'A': {'shape': 'Str'}, 'B': {'shape': 'MinInt'}}},
    'Doc': {'type': 'structure', 'document': True, 'members': {}},
}

CASES = [
    {'Name': 'n'},
    {},
    {'Nme': 'n'},
    {'Name': 1},
    {'Name': None},
    {'Name': ['n']},
    {'Name': 'n', 'Short': 'ab'},
    {'Name': 'n', 'Short': '\U0001f600\U0001f600'},
    {'Name': 'n', 'Short': '\U0001f600\U0001f600\U0001f600'},
    {'Name': 'n', 'Count': 0},
    {'Name': 'n', 'Count': 1.5},
    {'Name': 'n', 'Count': '1'},
    {'Name': 'n', 'Big': -5},
    {'Name': 'n', 'Ratio': -0.5},
    {'Name': 'n', 'Ratio': 'x'},
    {'Name': 'n', 'Flag': 'true'},
    {'Name': 'n', 'Flag': None},
    {'Name': 'n', 'When': 'hello'},
    {'Name': 'n', 'When': []},
    {'Name': 'n', 'Data': 5},
    {'Name': 'n', 'Data': 'text'},
    {'Name': 'n', 'Tags': {'ab': 'abc', 'abc': 'ab', 'abcd': 5}},
    {'Name': 'n', 'Tags': ['x']},
    {'Name': 'n', 'MinMap': {}},
    {'Name': 'n', 'MinMap': {'a': None}},
    {'Name': 'n', 'Names': []},
    {'Name': 'n', 'Names': ['a', 1, None]},
    {'Name': 'n', 'Names': 'abc'},
    {'Name': 'n', 'Items': [{'Id': 'a'}, {}, {'Id': 'b', 'Sub': {'Id': 1, 'What': 2}}]},
    {'Name': 'n', 'Items': [{'Sub': {}}, None]},
    {'Name': 'n', 'Choice': {}},
    {'Name': 'n', 'Choice': {'A': 'a', 'B': 1}},
    {'Name': 'n', 'Choice': {'A': 'a', 'B': 0}},
    {'Name': 'n', 'Choice': {'C': 'c'}},
    {'Name': 'n', 'Choice': {'A': None}},
    {'Name': 'n', 'Choice': 'A'},
    {'Name': 'n', 'Doc': {'a': [1, 'x', None, True, {'b': 1.5}]}},
    {'Name': 'n', 'Doc': None},
    {'Name': 'n', 'Doc': 'text'},
    {'Name': 'n', 'Json': {'a': [1, None]}},
    {'Name': 'n', 'Host': ''},
    {'Name': 'n', 'Nested': {'Nested': {'Name': 5, 'Count': -1}}},
    {'Short': '', 'Count': 0, 'Names': [], 'Zzz': 1, 'Yyy': 2, 'Choice': {}, 'Items': [{}]},
]

TIMESTAMPS = [
    0, 1, -1, -1.5, 0.1, 1704164645, 1704164645.678901, 1704164645.6789015, 1.0036910000000001, 253402300799,
    '0', ' 5 ', '1e3', '-1.5', '1704164645.678901', '20140101', '2024',
    '2024-01-01', '2024-01-01T00:00:00Z', '2024-01-01T00:00:00+02:00', '2024-01-01T00:00:00-0530',
    '2024-01-01 10:11:12.5', '2024-01-01T10:11:12,5Z', '2024-01-01T10:11:12.1234567Z', '20240101T101112Z',
    '2024-01-01T10Z', '2024-01-01T1011Z', '2024-01-01T10:11Z', '2024-02-29', '1000-01-01T00:00:00Z',
    'Tue, 29 Apr 2014 18:30:38 GMT', 'Tue, 29 Apr 2014 18:30:38 +0200', 'Tuesday, 29-Apr-14 18:30:38 GMT',
    'Sun Nov  6 08:49:37 1994', 'Jan 5 2024', 'Jan 5, 2024', '5 Jan 2024 10:11 PM', '5 January 2024 12:00 am',
    '2024/01/05', '01/02/2024', '9999-12-31T23:59:59Z',
    'hello', '', 'today', 'nan', 'inf', '2024-13-01', '2024-02-30', '2024-01-01T24:00:00Z', '2024-01-01T10:11:60Z',
    '2024-W01', '2024-001', 1e20,
]


def write(name, document):
    document = {'botocore': botocore.__version__, **document}
    (DATA / name).write_text(json.dumps(document, separators=(',', ':'), ensure_ascii=True) + '\n')


def validation():
    service = {
        'metadata': {'protocol': 'json', 'apiVersion': '1'},
        'operations': {'Do': {'name': 'Do', 'input': {'shape': 'In'}}},
        'shapes': SHAPES,
    }
    shape = ServiceModel(service, 'test').operation_model('Do').input_shape
    cases = []
    for params in CASES:
        report = ParamValidator().validate(params, shape)
        cases.append({'params': params, 'report': report.generate_report().split('\n') if report.has_errors() else []})
    write('validation.json', {'shapes': SHAPES, 'cases': cases})


def timestamps():
    serializer = create_serializer('rest-json', include_validation=False)
    cases = []
    for value in TIMESTAMPS:
        try:
            parse_to_aware_datetime(value)
        except Exception:
            cases.append({'value': value, 'formats': None})
            continue
        formats = {f: serializer._convert_timestamp_to_str(value, f) for f in ('iso8601', 'unixTimestamp', 'rfc822')}
        cases.append({'value': value, 'formats': formats})
    write('timestamps.json', {'cases': cases})


validation()
timestamps()
