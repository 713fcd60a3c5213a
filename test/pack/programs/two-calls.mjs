import { Session } from 'tucuxi'
import 'tucuxi/services/dynamodb'
import 'tucuxi/services/s3'

/** The least that an application does with two services. */
export async function run(endpointUrl) {
  const session = new Session({ awsAccessKeyId: 'AKIDEXAMPLE', awsSecretAccessKey: 'secret', regionName: 'eu-west-1' })
  const s3 = session.client('s3', { endpointUrl, config: { s3: { addressingStyle: 'path' } } })
  const { Body } = await s3.getObject({ Bucket: 'rivers', Key: 'amazon' })
  const { length } = await Body.text()
  const { Item } = await session
    .client('dynamodb', { endpointUrl })
    .getItem({ TableName: 'rivers', Key: { id: { S: '1' } } })
  return [length, Item.year.N]
}
