"""Writes test/parity/data/pages.json: what botocore's paginators call, yield, join and resume with.

    pip install botocore && python test/parity/record/pages.py
"""
import base64
import copy
import json
import pathlib
from unittest import mock

import botocore
from botocore.paginate import Paginator

ONE = {'input_token': 'Marker', 'output_token': 'NextMarker', 'result_key': 'Users', 'limit_key': 'MaxKeys'}
TWO_KEYS = {**ONE, 'result_key': ['Users', 'Groups']}
TWO_TOKENS = {**ONE, 'input_token': ['Marker', 'VersionMarker'], 'output_token': ['NextMarker', 'NextVersion']}
MORE = {**ONE, 'more_results': 'IsTruncated'}
NESTED = {**ONE, 'output_token': 'Result.Next', 'result_key': 'Result.Users', 'more_results': 'Result.More'}
OR = {**ONE, 'output_token': 'NextMarker || Users[-1].Key'}
COUNTS = {**ONE, 'result_key': ['Items', 'Count', 'Note'], 'non_aggregate_keys': ['Capacity', 'Meta.Owner']}
KEYS = {**ONE, 'output_token': 'LastKey', 'result_key': 'Items'}
NO_LIMIT = {key: value for key, value in ONE.items() if key != 'limit_key'}


def users(names, token=None, **more):
    page = {'Users': list(names), **more}
    if token is not None:
        page['NextMarker'] = token
    return page


THREE = [users('abc', 'm1'), users('def', 'm2'), users('gh')]
GROUPED = [users('ab', 'm1', Groups=['x', 'y']), users('cd', 'm2', Groups=['z']), users('ef', Groups=[])]
VERSIONS = [users('ab', 'm1', NextVersion='v1'), users('cd', 'm2', NextVersion=None), users('ef')]
COUNTED = [
    {'Items': [1, 2, 3], 'Count': 3, 'Note': 'one', 'Capacity': {'Units': 1}, 'Meta': {'Owner': 'me', 'x': 1}, 'NextMarker': 'm1'},
    {'Items': [4, 5], 'Count': 2, 'Note': 'two', 'Capacity': {'Units': 7}, 'Meta': {'Owner': 'you'}, 'NextMarker': 'm2'},
    {'Items': [6], 'Count': 1, 'Note': '!'},
]
KEYED = [
    {'Items': [{'id': 1}, {'id': 2}], 'LastKey': {'id': {'B': b'\x00\xff'}, 'n': {'N': '1'}}},
    {'Items': [{'id': 3}], 'LastKey': {'id': {'B': b'\x01'}, 'l': [b'x', 'y', [b'z']]}},
    {'Items': [{'id': 4}]},
]


def token(fields):
    return base64.b64encode(json.dumps(fields).encode()).decode()


def bytes_token(fields, keys):
    return token({**fields, 'boto_encoded_keys': keys})


# name, definition, pages, parameters, PaginationConfig, the limit parameter is text
CASES = [
    ('all pages', ONE, THREE, {'Bucket': 'b'}, {}),
    ('one page', ONE, [users('abc')], {}, {}),
    ('no items', ONE, [{}], {}, {}),
    ('an empty page between', ONE, [users('ab', 'm1'), users('', 'm2'), users('c')], {}, {}),
    ('an empty token ends', ONE, [users('ab', '')], {}, {}),
    ('a token of zero ends', ONE, [users('ab', 0)], {}, {}),
    ('page size', ONE, THREE, {}, {'PageSize': 3}),
    ('page size as text', ONE, THREE, {}, {'PageSize': '3'}),
    ('page size for a text limit', ONE, THREE, {}, {'PageSize': 3}, True),
    ('page size without limit', NO_LIMIT, THREE, {}, {'PageSize': 3}),
    ('max items inside the first page', ONE, THREE, {}, {'MaxItems': 2}),
    ('max items at a page boundary', ONE, THREE, {}, {'MaxItems': 3}),
    ('max items inside the second page', ONE, THREE, {}, {'MaxItems': 4}),
    ('max items inside the last page', ONE, THREE, {}, {'MaxItems': 7}),
    ('max items exactly all', ONE, THREE, {}, {'MaxItems': 8}),
    ('max items beyond', ONE, THREE, {}, {'MaxItems': 100}),
    ('max items as text', ONE, THREE, {}, {'MaxItems': '4'}),
    ('max items 0', ONE, THREE, {}, {'MaxItems': 0}),
    ('max items 0 of nothing', ONE, [users('', 'm1'), users('a')], {}, {'MaxItems': 0}),
    ('resume at a page', ONE, THREE[1:], {}, {'StartingToken': token({'Marker': 'm1'})}),
    ('resume within a page', ONE, THREE[1:], {}, {'StartingToken': token({'Marker': 'm1', 'boto_truncate_amount': 1})}),
    ('resume within the first page', ONE, THREE, {}, {'StartingToken': token({'Marker': None, 'boto_truncate_amount': 2})}),
    ('resume within a page, max items in it', ONE, THREE, {},
     {'StartingToken': token({'Marker': None, 'boto_truncate_amount': 1}), 'MaxItems': 1}),
    ('resume within a page, max items to its end', ONE, THREE, {},
     {'StartingToken': token({'Marker': None, 'boto_truncate_amount': 1}), 'MaxItems': 2}),
    ('resume within a page, max items in the next', ONE, THREE, {},
     {'StartingToken': token({'Marker': None, 'boto_truncate_amount': 1}), 'MaxItems': 3}),
    ('resume over a marker of the caller', ONE, THREE[1:], {'Marker': 'mine'}, {'StartingToken': token({'Marker': 'm1'})}),
    ('no marker over one of the caller', ONE, THREE, {'Marker': 'mine'}, {'StartingToken': token({'Marker': None})}),
    ("the caller's own marker", ONE, THREE[1:], {'Marker': 'm1'}, {}),
    ('old token', ONE, THREE[1:], {}, {'StartingToken': 'm1___2'}),
    ('old token without amount', ONE, THREE[1:], {}, {'StartingToken': 'm1'}),
    ('old token None', ONE, THREE, {}, {'StartingToken': 'None___2'}),
    ('old token with underscores', ONE, THREE[1:], {}, {'StartingToken': 'a___b'}),
    ('old token with too many parts', ONE, THREE[1:], {}, {'StartingToken': 'a___b___c'}),
    ('old token, two inputs', TWO_TOKENS, VERSIONS[1:], {}, {'StartingToken': 'm1___v1___1'}),
    ('old token, two inputs, one given', TWO_TOKENS, VERSIONS[1:], {}, {'StartingToken': 'm1'}),
    ('old token, two inputs, one None', TWO_TOKENS, VERSIONS[1:], {}, {'StartingToken': 'm1___None'}),
    ('two tokens', TWO_TOKENS, VERSIONS, {}, {}),
    ('two tokens, max items', TWO_TOKENS, VERSIONS, {}, {'MaxItems': 3}),
    ('two tokens, max items at a boundary', TWO_TOKENS, VERSIONS, {}, {'MaxItems': 4}),
    ('two result keys', TWO_KEYS, GROUPED, {}, {}),
    ('two result keys, max items', TWO_KEYS, GROUPED, {}, {'MaxItems': 3}),
    ('two result keys, resume', TWO_KEYS, GROUPED, {}, {'StartingToken': token({'Marker': None, 'boto_truncate_amount': 1})}),
    ('more results', MORE, [users('ab', 'm1', IsTruncated=True), users('cd', 'm2', IsTruncated=False)], {}, {}),
    ('more results absent', MORE, [users('ab', 'm1')], {}, {}),
    ('more results, max items at the end', MORE, [users('ab', 'm1', IsTruncated=False)], {}, {'MaxItems': 2}),
    ('nested keys', NESTED, [{'Result': {'Users': [1, 2], 'Next': 'n', 'More': True}}, {'Result': {'Users': [3]}}], {}, {}),
    ('nested keys, max items', NESTED, [{'Result': {'Users': [1, 2], 'Next': 'n', 'More': True}}], {}, {'MaxItems': 1}),
    ('nested keys, resume', NESTED, [{'Result': {'Users': [1, 2]}, 'x': 1}], {},
     {'StartingToken': token({'Marker': 'n', 'boto_truncate_amount': 1})}),
    ('either token', OR, [users([{'Key': 1}, {'Key': 'k'}]), users([{'Key': 'l'}], 'm'), users([])], {}, {}),
    ('sums and texts', COUNTS, COUNTED, {}, {}),
    ('sums and texts, max items', COUNTS, COUNTED, {}, {'MaxItems': 4}),
    ('sums and texts, resume', COUNTS, COUNTED, {}, {'StartingToken': token({'Marker': None, 'boto_truncate_amount': 1})}),
    ('structured tokens with bytes', KEYS, KEYED, {}, {}),
    ('structured tokens with bytes, max items', KEYS, KEYED, {}, {'MaxItems': 2}),
    ('structured tokens with bytes in lists, max items', KEYS, KEYED, {}, {'MaxItems': 3}),
    ('resume with bytes', KEYS, KEYED[1:], {},
     {'StartingToken': bytes_token({'Marker': {'id': {'B': 'AP8='}, 'l': ['eA==']}}, [['Marker', 'id', 'B'], ['Marker', 'l', 0]])}),
    ('a token beyond ASCII', ONE, [users('ab', 'm\u00e4\u2028\U0001f40b\x7f"\\'), users('c')], {}, {'MaxItems': 2}),
    ('a stuck token', ONE, [users('a', 'm'), users('b', 'm'), users('c', 'm')], {}, {}),
    ('a stuck structured token', KEYS, [{'Items': [1], 'LastKey': {'a': b'1'}}] * 3, {}, {}),
    ('a token that returns later', ONE, [users('a', 'm'), users('b', 'n'), users('c', 'm'), users('d')], {}, {}),
    ('text as items', ONE, [{'Users': 'abc', 'NextMarker': 'm'}, {'Users': 'de'}], {}, {}),
    ('text as items, max items', ONE, [{'Users': 'abc', 'NextMarker': 'm'}, {'Users': 'de'}], {}, {'MaxItems': 4}),
    ('text as items, resume', ONE, [{'Users': 'abc'}], {}, {'StartingToken': token({'Marker': 'm', 'boto_truncate_amount': 1})}),
]


def plain(value):
    if isinstance(value, bytes):
        return {'$bytes': base64.b64encode(value).decode()}
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    return [plain(item) for item in value] if isinstance(value, list) else value


def run(definition, pages, params, config, text_limit):
    calls = []

    def method(**kwargs):
        calls.append(plain(copy.deepcopy(kwargs)))
        return copy.deepcopy(pages[len(calls) - 1])

    model = mock.Mock()
    model.input_shape.members = {'MaxKeys': mock.Mock(type_name='string' if text_limit else 'integer')}

    def paginate():
        calls.clear()
        return Paginator(method, definition, model).paginate(**copy.deepcopy(params), PaginationConfig=dict(config))

    result = {'pages': []}
    try:
        iterator = paginate()
        for page in iterator:
            result['pages'].append(plain(page))
        result['resumeToken'] = iterator.resume_token
        result['calls'] = list(calls)
        result['full'] = plain(paginate().build_full_result())
        # Text is iterated by characters there, numbers not at all.
        if all(isinstance(page.get(key), (list, type(None))) for page in pages for key in iterator_keys(definition)):
            result['items'] = [plain(list(items)) for items in paginate().result_key_iters()]
    except Exception as error:
        result['calls'] = list(calls)
        result['error'] = [type(error).__name__, str(error)]
    return result


def iterator_keys(definition):
    keys = definition['result_key']
    return keys if isinstance(keys, list) else [keys]


cases = []
for name, definition, pages, params, config, *text_limit in CASES:
    cases.append({'name': name, 'definition': definition, 'pages': plain(pages), 'params': params, 'config': config,
                  'textLimit': bool(text_limit), **{'expected': run(definition, pages, params, config, bool(text_limit))}})
out = pathlib.Path(__file__).parent.parent / 'data' / 'pages.json'
out.write_text(json.dumps({'botocore': botocore.__version__, 'cases': cases}, separators=(',', ':')) + '\n')
