import { Session } from 'tucuxi'
import 'tucuxi/features/standard'
import 'tucuxi/services/dynamodb'
import 'tucuxi/services/s3'

/** An application as people bundle it: two services. */
export async function run(endpointUrl) {
  const session = new Session({ awsAccessKeyId: 'AKIDEXAMPLE', awsSecretAccessKey: 'secret', regionName: 'eu-west-1' })
  const s3 = session.client('s3', { endpointUrl, config: { s3: { addressingStyle: 'path' } } })
  const { Body } = await s3.getObject({ Bucket: 'rivers', Key: 'amazon' })
  const text = await Body.text()
  const put = await s3.putObject({ Bucket: 'rivers', Key: 'amazon', Body: 'water' })
  const found = []
  for await (const page of s3.getPaginator('listObjectsV2').paginate({ Bucket: 'rivers' })) {
    for (const { Key } of page.Contents) found.push(Key)
  }
  const missing = await s3.getObject({ Bucket: 'rivers', Key: 'missing' }).catch((error) => error)
  const dynamodb = session.client('dynamodb', { endpointUrl })
  const { Item } = await dynamodb.getItem({ TableName: 'rivers', Key: { id: { S: '1' } } })
  const noTable = await dynamodb.deleteTable({ TableName: 'rivers' }).catch((error) => error)
  // Where it would go by itself: the rules of endpoints are in the bundle too.
  const elsewhere = session.client('s3', { regionName: 'cn-north-1' })
  const url = await elsewhere.generatePresignedUrl('getObject', { params: { Bucket: 'rivers', Key: 'amazon' } })
  await session.close()
  return {
    text: text.length,
    etag: put.ETag,
    found,
    missing: [missing.name, missing.code, missing instanceof s3.exceptions.NoSuchKey],
    item: Item.year.N,
    noTable: noTable instanceof dynamodb.exceptions.ResourceNotFoundException,
    host: new URL(url).host,
  }
}
