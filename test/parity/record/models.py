"""Writes test/parity/data/models.json: a digest of everything botocore's model views say of each service.

    pip install botocore && python test/parity/record/models.py

With the name of a service, prints the lines that its digests are of.
"""
import hashlib
import json
import pathlib
import sys

import botocore
import botocore.session
from botocore import xform_name
from botocore.utils import get_service_module_name

# What our patches to the models change.
PATCHED_URIS = {'s3'}
PATCHED_HOST_PREFIXES = {'s3control'}


def text(value):
    if isinstance(value, bool):
        return 'T' if value else 'F'
    if value is None:
        return 'N'
    if isinstance(value, (int, float)):
        return '%.6g' % float(value)
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, dict):
        return '{' + ','.join(key + ':' + text(value[key]) for key in sorted(value)) + '}'
    return '[' + ','.join(text(part) for part in value) + ']'


def shape_line(shape):
    if shape is None:
        return 'N'
    facts = [shape.name, shape.type_name, shape.serialization, shape.metadata, shape.required_members]
    if shape.type_name == 'structure':
        members = [[m.name, m.serialization, m.metadata] for m in shape.members.values()]
        facts += [list(shape.members), members, shape.error_code, shape.is_document_type, shape.is_tagged_union]
        facts += [shape.event_stream_name]
    elif shape.type_name == 'list':
        facts += [shape.member.name, shape.member.serialization]
    elif shape.type_name == 'map':
        facts += [shape.key.name, shape.value.name, shape.value.serialization]
    elif shape.type_name == 'string':
        facts += [shape.enum]
    return text(facts)


def service_line(model):
    discovery = model.endpoint_discovery_operation
    return text([
        model.service_name, model.service_id, model.signing_name, model.api_version, model.protocol,
        model.resolved_protocol, model.endpoint_prefix, model.signature_version, model.is_query_compatible,
        get_service_module_name(model), discovery and discovery.name, model.endpoint_discovery_required,
        [[param.name, param.type] for param in model.client_context_parameters], model.metadata,
        [[error.name, error.error_code] for error in model.error_shapes],
    ])


def operation_line(operation, service):
    http = {'method': operation.http['method']} if service in PATCHED_URIS else operation.http
    endpoint = None if service in PATCHED_HOST_PREFIXES else operation.endpoint
    return text([
        operation.name, xform_name(operation.name), xform_name(operation.name, '-'), operation.wire_name, http,
        operation.deprecated, operation.endpoint_discovery, operation.is_endpoint_discovery_operation,
        operation.idempotent_members, [[p.name, p.value] for p in operation.static_context_parameters],
        [[p.name, p.member_name] for p in operation.context_parameters], dict(operation.operation_context_parameters),
        operation.request_compression, operation.auth, operation.auth_type, operation.resolved_auth_type,
        operation.unsigned_payload, [error.name for error in operation.error_shapes], endpoint,
        operation.http_checksum_required, operation.http_checksum, operation.has_event_stream_input,
        operation.has_event_stream_output, operation.has_streaming_input, operation.has_streaming_output,
    ]) + shape_line(operation.input_shape) + shape_line(operation.output_shape)


def lines_of(session, service):
    model = session.get_service_model(service)
    operations = [operation_line(model.operation_model(name), service) for name in model.operation_names]
    shapes = [shape_line(model.shape_for(name)) for name in model.shape_names]
    return {'service': [service_line(model)], 'operations': operations, 'shapes': shapes}


def digest(lines):
    return hashlib.sha256('\n'.join(lines).encode()).hexdigest()[:12]


def main():
    session = botocore.session.get_session()
    for service in sys.argv[1:]:
        for lines in lines_of(session, service).values():
            print('\n'.join(lines))
    if len(sys.argv) > 1:
        return
    services = {
        service: [digest(lines) for lines in lines_of(session, service).values()]
        for service in session.get_available_services()
    }
    rows = ',\n'.join(f'    {json.dumps(name)}: {json.dumps(digests)}' for name, digests in services.items())
    path = pathlib.Path(__file__).parent.parent / 'data' / 'models.json'
    path.write_text(f'{{\n  "botocore": "{botocore.__version__}",\n  "services": {{\n{rows}\n  }}\n}}\n')


main()
