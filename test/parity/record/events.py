"""Writes test/parity/data/events.json: in what order botocore's emitter calls handlers, and its event aliases.

    pip install botocore && python test/parity/record/events.py
"""
import itertools
import json
import pathlib
import random

import botocore
from botocore.hooks import EventAliaser, HierarchicalEmitter
from botocore.utils import EVENT_ALIASES

EVENTS = ['a.b.c', 'a.b', 'a', 'b.c.a', 'a.x.c', 'a.b.c.d', 'zz']


def order_case(rng):
    emitter, called, registrations = HierarchicalEmitter(), [], []
    names = ['.'.join(p) for n in (1, 2, 3) for p in itertools.product('abc*', repeat=n)]
    for number in range(rng.randint(3, 14)):
        how = rng.choice(['register', 'register', 'register_first', 'register_last'])
        name = rng.choice(names)
        getattr(emitter, how)(name, lambda number=number, **kwargs: called.append(number))
        registrations.append([how, name])
    emits = []
    for event in EVENTS:
        called.clear()
        emitter.emit(event)
        emits.append([event, list(called)])
    return {'registrations': registrations, 'emits': emits}


def alias_cases():
    heard = []
    emitter = HierarchicalEmitter()
    for stage in ('before-call', 'creating-client-class'):
        emitter.register(stage, lambda event_name, **kwargs: heard.append(event_name))
    aliaser = EventAliaser(emitter)
    cases = {}
    for old in [*EVENT_ALIASES, 's3', 'cloudwatch-logs', 'x-logs']:
        for name in (f'before-call.{old}.SomeOperation', f'before-call.{old}', f'creating-client-class.{old}'):
            heard.clear()
            aliaser.emit(name)
            cases[name] = heard[0]
    return cases


rng = random.Random(7)
data = {
    'botocore': botocore.__version__,
    'order': [order_case(rng) for _ in range(60)],
    'aliases': alias_cases(),
}
out = pathlib.Path(__file__).parent.parent / 'data' / 'events.json'
out.write_text(json.dumps(data, indent=None, separators=(',', ':')) + '\n')
