import { Session } from 'tucuxi'
import { Attr, batchWriter, documentClient, Key, TypeSerializer } from 'tucuxi/dynamodb'
import 'tucuxi/services/dynamodb'

const plain = new Session().client('dynamodb')
const client = documentClient(plain)
const TableName = 'b'

// expect: Type 'string' is not assignable to type 'object'
client.putItem({ TableName, Item: 'x' })
// expect: Property 'Key' is missing in type '{ TableName: string; }'
client.getItem({ TableName })
// expect: Type 'KeyAttribute' is not assignable to type 'string | Condition | undefined'
client.query({ TableName, KeyConditionExpression: Key('a') })
// expect: Type 'Size' is not assignable to type 'string | Condition | undefined'
client.query({ TableName, FilterExpression: Attr('a').size() })
// expect: Type 'Condition' is not assignable to type 'string'
client.query({ TableName, ProjectionExpression: Attr('a').eq(1) })
// expect: "getItem"' is not assignable to parameter of type '"listBackups"
client.getPaginator('getItem')
// expect: Property 'scann' does not exist on type
client.scann({ TableName })

// expect: Property 'ne' does not exist on type 'KeyAttribute'
Key('a').ne(1)
// expect: Property 'and' does not exist on type 'Attribute'
Attr('a').and(Attr('b').eq(1))
// expect: 'Attribute' is
Attr('a').eq(1).and(Attr('b'))
// expect: 'string' is not assignable to parameter of type 'readonly OperandInput[]'
Attr('a').isIn('abc')
// expect: '"X"' is not assignable to parameter of type 'keyof AttributeValue'
Attr('a').attributeType('X')

// expect: Type 'string' is not assignable to type 'NumberInput'
documentClient(plain, { numbers: String })
// expect: 'removeUndefined' does not exist in type 'DocumentOptions<ExactNumber>'
documentClient(plain, { removeUndefined: true })
// expect: Type 'string' is not assignable to type 'number'
batchWriter(plain, 'x', { flushAmount: '5' })
// expect: 'undefined' is not assignable to parameter of type 'NativeInput'
new TypeSerializer().serialize(undefined)
