/**
 * Makes typical first calls against a server of its own and writes down what V8 has compiled for them.
 *
 *   node record.cjs <dist> <folder for the .bin files>
 */
const { mkdirSync, readFileSync, rmSync, writeFileSync } = require('node:fs')
const { createServer } = require('node:http')
const { Module } = require('node:module')
const { basename, dirname, join, resolve } = require('node:path')
const { Script } = require('node:vm')
const zlib = require('node:zlib')

const [dist, folder] = process.argv.slice(2).map((path) => resolve(path))
const scripts = new Map()
// What was written before would be loaded instead.
rmSync(folder, { recursive: true, force: true })
const HEAD = '(function (exports, require, module, __filename, __dirname) { '

// As load-chunk.cjs compiles them. V8 before Node 22 keeps the name that a script had here.
Module._extensions['.cjs'] = (module, path) => {
  const code = `${HEAD}${readFileSync(path, 'latin1')}\n})`
  const script = new Script(code, { filename: `tucuxi/dist/${basename(path)}`, columnOffset: -HEAD.length })
  if (dirname(path) === dist) scripts.set(basename(path), script)
  script
    .runInThisContext()
    .call(module.exports, module.exports, (id) => module.require(id), module, path, dirname(path))
}

const xml = (body) => ({ type: 'text/xml', body: `<?xml version="1.0" encoding="UTF-8"?>\n${body}` })
const json = (value) => ({ type: 'application/x-amz-json-1.0', body: JSON.stringify(value) })
const ITEM = { id: { S: 'a' }, n: { N: '1' }, tags: { L: [{ S: 'x' }] }, place: { M: { city: { S: 'y' } } } }
const ANSWERS = [
  ['GetItem', json({ Item: ITEM })],
  ['PutItem', json({})],
  ['SendMessage', json({ MessageId: 'm', MD5OfMessageBody: '8b1a9953c4611296a827abf8c47804d7' })],
  ['GetCallerIdentity', xml('<R><GetCallerIdentityResult><Account>1</Account></GetCallerIdentityResult></R>')],
  ['DescribeInstances', xml('<R><reservationSet><item><ownerId>1</ownerId></item></reservationSet></R>')],
  ['list-type', xml('<R><Contents><Key>k</Key><Size>1</Size></Contents></R>')],
  ['', { type: 'application/octet-stream', body: 'object' }],
]

const server = createServer(async (request, response) => {
  let asked = `${request.url} ${request.headers['x-amz-target']} `
  for await (const bytes of request) asked += bytes
  const { type, body } = ANSWERS.find(([name]) => asked.includes(name))[1]
  const headers = { 'content-type': type, 'content-length': Buffer.byteLength(body), 'x-amzn-requestid': 'r' }
  if (type.includes('json')) headers['x-amz-crc32'] = String(zlib.crc32(body))
  response.writeHead(200, headers).end(body)
})

async function makeCalls(endpointUrl) {
  const { Session } = require(join(dist, 'index.cjs'))
  const session = new Session({ regionName: 'eu-west-1', awsAccessKeyId: 'AKID', awsSecretAccessKey: 'secret' })
  const client = (name) => session.client(name, { endpointUrl, regionName: 'eu-west-1' })
  const dynamodb = client('dynamodb')
  await dynamodb.getItem({ TableName: 't', Key: { id: { S: 'a' } } })
  await dynamodb.putItem({ TableName: 't', Item: ITEM })
  await client('sqs').sendMessage({ QueueUrl: `${endpointUrl}/1/q`, MessageBody: 'Hello' })
  await client('sts').getCallerIdentity()
  await client('ec2').describeInstances({ InstanceIds: ['i-1'] })
  const s3 = client('s3')
  await s3.putObject({ Bucket: 'b', Key: 'k', Body: 'object' })
  await (await s3.getObject({ Bucket: 'b', Key: 'k' })).Body.bytes()
  await s3.listObjectsV2({ Bucket: 'b' })
  await session.close()
  // An `import` of the package takes every name that it has.
  Object.values(require(join(dist, 'index.cjs')))
}

server.listen(0, '127.0.0.1', async () => {
  await makeCalls(`http://127.0.0.1:${server.address().port}`)
  server.close()
  mkdirSync(folder, { recursive: true })
  const entries = new Set(['index.cjs', 'core.cjs'])
  for (const [name, script] of scripts)
    if (!entries.has(name)) writeFileSync(join(folder, `${name}.bin`), script.createCachedData())
})
