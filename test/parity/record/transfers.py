"""Records which calls boto3's managed transfers consist of, as data for transfers.test.ts.

    python test/parity/record/transfers.py > test/parity/data/transfers.json

Needs boto3 from PyPI, without awscrt. Nothing is sent: an S3 that knows one object, of the size that a case says, answers.
"""

import base64
import datetime
import io
import json
import os
import sys
import tempfile

import boto3
from boto3.s3.transfer import TransferConfig
from botocore.awsrequest import AWSResponse
from botocore.config import Config

MIB = 1024 * 1024
GIB = 1024 * MIB
THRESHOLD, CHUNK = 6 * MIB, 5 * MIB
SIZES = [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, THRESHOLD - 1, THRESHOLD, THRESHOLD + 1, 2 * CHUNK, 2 * CHUNK + 1]
SOURCE_HEADERS = {
    'etag': '"source"', 'cache-control': 'no-store', 'content-type': 'image/png', 'content-language': 'pt',
    'x-amz-meta-river': 'amazon',
}


class Raw(io.BytesIO):
    def stream(self, **_):
        data = self.read()
        if data:
            yield data


def xml(name, **members):
    return f'<{name}>{"".join(f"<{key}>{value}</{key}>" for key, value in members.items())}</{name}>'.encode()


class FakeS3:
    """Answers by operation; what was asked is in `calls`."""

    def __init__(self, size):
        self.size = size
        self.calls = []

    def watch(self, client, name):
        def remember(params, model, **_):
            self.model = model.name
            self.calls.append([name, model.name, {key: self.plain(key, value) for key, value in params.items()}])

        client.meta.events.register('provide-client-params.s3', remember)
        client.meta.events.register('before-send.s3', self.answer)

    def plain(self, key, value):
        if key in ('Body', 'AnnotationPayload'):
            return len(value)
        if isinstance(value, bytes):
            return {'base64': base64.b64encode(value).decode()}
        if isinstance(value, datetime.datetime):
            return value.isoformat()
        return value

    def answer(self, request, **_):
        status, headers, body = self.reply(request)
        headers = {'content-length': str(len(body)), **headers}
        return AWSResponse(request.url, status, headers, Raw(body))

    def reply(self, request):
        params = self.calls[-1][2]
        algorithm = params.get('ChecksumAlgorithm', 'crc64nvme').lower()
        if self.model == 'HeadObject':
            return 200, {**SOURCE_HEADERS, 'content-length': str(self.size)}, b''
        if self.model == 'GetObject':
            return self.get(params.get('Range'))
        if self.model in ('PutObject', 'UploadPart'):
            return 200, {'etag': f'"part-{params.get("PartNumber", 0)}"', f'x-amz-checksum-{algorithm}': 'Y2hlY2s='}, b''
        if self.model == 'CreateMultipartUpload':
            return 200, {}, xml('InitiateMultipartUploadResult', UploadId='upload')
        if self.model == 'CompleteMultipartUpload':
            return 200, {'x-amz-version-id': 'v2'}, xml('CompleteMultipartUploadResult', ETag='"done"')
        if self.model == 'CopyObject':
            return 200, {}, xml('CopyObjectResult', ETag='"done"')
        if self.model == 'UploadPartCopy':
            etag = f'"part-{params["PartNumber"]}"'
            return 200, {}, xml('CopyPartResult', ETag=etag, ChecksumSHA256='Y2hlY2s=')
        if self.model == 'GetObjectTagging':
            return 200, {}, b'<Tagging><TagSet><Tag><Key>a</Key><Value>b</Value></Tag></TagSet></Tagging>'
        if self.model == 'ListObjectAnnotations':
            return 200, {}, (
                b'<ListObjectAnnotationsResult><Annotations><AnnotationEntry><AnnotationName>n</AnnotationName>'
                b'</AnnotationEntry></Annotations></ListObjectAnnotationsResult>'
            )
        if self.model == 'GetObjectAnnotation':
            return 200, {}, b'note'
        return 200, {}, b''

    def get(self, asked):
        headers = {'etag': '"source"'}
        if asked is None:
            return 200, headers, bytes(self.size)
        first, last = asked[len('bytes='):].split('-')
        if int(first) >= self.size:
            return 416, {}, xml('Error', Code='InvalidRange', Message='no')
        last = min(int(last or self.size - 1), self.size - 1)
        headers['content-range'] = f'bytes {first}-{last}/{self.size}'
        return 206, headers, bytes(last - int(first) + 1)


class Stream:
    def __init__(self, size):
        self.data = io.BytesIO(bytes(size))

    def read(self, amount=-1):
        return self.data.read(amount)


class Sink:
    def __init__(self):
        self.length = 0

    def write(self, data):
        self.length += len(data)


def client_of(checksums):
    session = boto3.session.Session('AKIDEXAMPLE', 'secret', region_name='us-east-1')
    return session.client('s3', config=Config(
        request_checksum_calculation=checksums, response_checksum_validation=checksums,
        s3={'addressing_style': 'path'}, retries={'total_max_attempts': 1},
    ))


def record(kind, size, args=None, checksums='when_supported', config=None, source_client=False, bucket='b', source=None):
    args = args or {}
    config = {'multipart_threshold': THRESHOLD, 'multipart_chunksize': CHUNK, **(config or {})}
    case = {'kind': kind, 'size': size, 'args': args, 'checksums': checksums, 'config': config}
    if source_client:
        case['sourceClient'] = True
    if bucket != 'b':
        case['bucket'] = bucket
    if source:
        case['source'] = source
    fake = FakeS3(size)
    client = client_of(checksums)
    fake.watch(client, 'client')
    other = None
    if source_client:
        other = client_of(checksums)
        fake.watch(other, 'source')
    options = {'ExtraArgs': dict(args), 'Config': TransferConfig(use_threads=False, **config)}
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, 'file')
        try:
            if kind == 'uploadFile':
                with open(path, 'wb') as file:
                    file.truncate(size)
                client.upload_file(path, bucket, 'k', **options)
            elif kind == 'uploadFileobj':
                client.upload_fileobj(io.BytesIO(bytes(size)), bucket, 'k', **options)
            elif kind == 'uploadStream':
                client.upload_fileobj(Stream(size), bucket, 'k', **options)
            elif kind == 'downloadFile':
                client.download_file(bucket, 'k', path, **options)
                case['written'] = os.path.getsize(path)
            elif kind == 'downloadFileobj':
                sink = Sink()
                client.download_fileobj(bucket, 'k', sink, **options)
                case['written'] = sink.length
            else:
                client.copy(source or {'Bucket': 'from', 'Key': 'source'}, bucket, 'k', SourceClient=other, **options)
        except Exception as error:
            case['error'] = [type(error).__name__, str(error)]
    case['calls'] = fake.calls
    return case


UPLOAD_ARGS = [
    {'ChecksumAlgorithm': 'SHA256', 'ContentType': 'text/plain'},
    {'ChecksumAlgorithm': 'sha1'},
    {'ChecksumCRC32': 'AAAAAA=='},
    {'ChecksumSHA256': 'YQ==', 'MpuObjectSize': 7},
    {'ChecksumType': 'COMPOSITE', 'ACL': 'private', 'Metadata': {'a': 'b'}, 'Tagging': 'a=b'},
    {'RequestPayer': 'requester', 'ExpectedBucketOwner': '123456789012', 'StorageClass': 'STANDARD_IA'},
    {'SSECustomerAlgorithm': 'AES256', 'SSECustomerKey': 'k' * 32},
    {'IfNoneMatch': '*'},
    {'Nonsense': 1},
]
DOWNLOAD_ARGS = [
    {'VersionId': 'v1', 'RequestPayer': 'requester', 'ChecksumMode': 'ENABLED'},
    {'SSECustomerAlgorithm': 'AES256', 'SSECustomerKey': 'k' * 32},
    {'IfMatch': 'x'},
]
COPY_ARGS = [
    {'MetadataDirective': 'REPLACE', 'Metadata': {'own': '1'}, 'ContentType': 'text/plain'},
    {'Metadata': {'own': '1'}, 'ContentType': 'text/plain', 'Tagging': 'x=y'},
    {'MetadataDirective': 'COPY', 'ACL': 'private'},
    {'TaggingDirective': 'COPY', 'RequestPayer': 'requester'},
    {'TaggingDirective': 'REPLACE', 'Tagging': 'a=b&c=&d%20e=f+g', 'ChecksumAlgorithm': 'SHA256'},
    {'AnnotationDirective': 'COPY', 'ExpectedBucketOwner': '123456789012'},
    {'CopySourceIfMatch': '"x"', 'CopySourceIfUnmodifiedSince': '2026-01-01T00:00:00Z'},
    {'CopySourceSSECustomerAlgorithm': 'AES256', 'CopySourceSSECustomerKey': 'k' * 32, 'SSECustomerAlgorithm': 'AES256',
     'SSECustomerKey': 'l' * 32},
    {'VersionId': 'x'},
]
LAMBDA = 'arn:aws:s3-object-lambda:us-west-2:123456789012:accesspoint:point'


def cases():
    for checksums in ('when_supported', 'when_required'):
        for kind in ('uploadFile', 'uploadFileobj', 'uploadStream', 'downloadFile', 'downloadFileobj', 'copy'):
            for size in SIZES:
                yield record(kind, size, checksums=checksums)
    for size in (1, 2 * CHUNK + 1):
        for args in UPLOAD_ARGS:
            yield record('uploadFile', size, args)
            yield record('uploadStream', size, args, checksums='when_required')
        for args in DOWNLOAD_ARGS:
            yield record('downloadFile', size, args)
            yield record('downloadFileobj', size, args, checksums='when_required')
        for args in COPY_ARGS:
            yield record('copy', size, args)
            yield record('copy', size, args, source_client=True, source={'Bucket': 'from', 'Key': 's', 'VersionId': 'v1'})
        for kind in ('uploadFile', 'downloadFile', 'copy'):
            yield record(kind, size, bucket=LAMBDA)
        yield record('copy', size, source={'Bucket': LAMBDA, 'Key': 's'})
    # Sizes that S3 would not take for a part.
    for chunk in (1, 4 * MIB, 6 * GIB):
        yield record('uploadFile', 11 * MIB, config={'multipart_chunksize': chunk})
        yield record('copy', 40 * GIB, config={'multipart_chunksize': chunk})
    yield record('copy', 400 * GIB, config={'multipart_chunksize': 8 * MIB})


out = {'boto3': boto3.__version__, 'cases': []}
for case in cases():
    # Of many parts the first, the last and their number say it all.
    parts = [call for call in case['calls'] if call[1] == 'UploadPartCopy']
    if len(parts) > 20:
        case['parts'] = len(parts)
        case['calls'] = [call for call in case['calls'] if call not in parts[2:-1]]
        for call in case['calls']:
            if call[1] == 'CompleteMultipartUpload':
                call[2]['MultipartUpload'] = len(call[2]['MultipartUpload']['Parts'])
    out['cases'].append(case)
json.dump(out, sys.stdout, indent=None, separators=(',', ':'))
print()
