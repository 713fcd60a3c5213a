// Stands at the head of each entry in dist/, whose `require`, `module` and folder it uses: see ../compiled-chunks.ts.
// biome-ignore lint/correctness/noUnusedVariables: the rest of the entry loads its chunks by it
const loadChunk = (() => {
  const { arch, env, execArgv, platform, release, sourceMapsEnabled, versions } = process
  // Flags make V8 refuse what it has compiled without them, and debuggers and profilers want files by their names.
  const plain = execArgv.length === 0 && !env.NODE_OPTIONS && !env.NODE_V8_COVERAGE && !sourceMapsEnabled
  const isNode = release.name === 'node' && !versions.bun && !versions.electron
  const { closeSync, existsSync, fstatSync, openSync, readFileSync, readSync } = require('node:fs')
  const compiled = `${__dirname}/compiled/${versions.v8}-${platform}-${arch}/`
  if (!plain || !isNode || !require.cache || !existsSync(compiled)) return (_, otherwise) => otherwise()

  const { sep } = require('node:path')
  const { Script } = require('node:vm')
  const HEAD = '(function (exports, require, module, __filename, __dirname) { '
  const TAIL = '\n})'
  // Put together as bytes: joined strings would be copied, and as much memory more for the next collection to go through.
  const wrapped = (path) => {
    const file = openSync(path, 'r')
    const { size } = fstatSync(file)
    const bytes = Buffer.allocUnsafeSlow(HEAD.length + size + TAIL.length)
    readSync(file, bytes, HEAD.length, size, 0)
    closeSync(file)
    bytes.latin1Write(HEAD, 0)
    bytes.latin1Write(TAIL, HEAD.length + size)
    return bytes.latin1Slice()
  }
  return function load(id, otherwise) {
    const name = id.slice('./'.length)
    const path = __dirname + sep + name
    const loaded = require.cache[path]
    if (loaded !== undefined) return loaded.exports
    if (!existsSync(`${compiled}${name}.bin`)) return otherwise()
    const cachedData = readFileSync(`${compiled}${name}.bin`)
    const code = wrapped(path)
    const run = new Script(code, { filename: path, columnOffset: -HEAD.length, cachedData }).runInThisContext()
    // A test runner gives each test a world of its own, where scripts have to come from the runner.
    if (!(run instanceof Function)) return otherwise()
    const chunk = new module.constructor(path, module)
    chunk.filename = path
    require.cache[path] = chunk
    const requireFrom = (id) => (id[0] === '.' ? load(id, () => require(id)) : require(id))
    try {
      run.call(chunk.exports, chunk.exports, requireFrom, chunk, path, __dirname)
    } catch (error) {
      delete require.cache[path]
      throw error
    }
    chunk.loaded = true
    return chunk.exports
  }
})()
