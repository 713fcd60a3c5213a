// Stands at the head of each entry in dist/, whose `require`, `module` and folder it uses: see ../compiled-chunks.ts.
// biome-ignore lint/correctness/noUnusedVariables: the rest of the entry loads its chunks by it
const loadChunk = (() => {
  const { arch, env, execArgv, platform, release, sourceMapsEnabled, versions } = process
  // Flags make V8 refuse what it has compiled without them, and debuggers and profilers want files by their names.
  const plain = execArgv.length === 0 && !env.NODE_OPTIONS && !env.NODE_V8_COVERAGE && !sourceMapsEnabled
  const isNode = release.name === 'node' && !versions.bun && !versions.electron
  const { closeSync, existsSync, openSync, readSync } = require('node:fs')
  const compiled = `${__dirname}/compiled/${versions.v8}-${platform}-${arch}/`
  if (!plain || !isNode || !require.cache || !existsSync(compiled)) return (_, otherwise) => otherwise()

  const { sep } = require('node:path')
  const { Script } = require('node:vm')
  const HEAD = '(function (exports, require, module, __filename, __dirname) { '
  const TAIL = '\n})'
  // One buffer for all that is read: memory that a process has touched before costs a tenth of other memory. It is larger
  // than what is put there, because what is not touched costs nothing.
  let bytes = Buffer.allocUnsafeSlow(1 << 20)
  const read = (path, start) => {
    const file = openSync(path, 'r')
    let end = start
    for (let got = 1; got > 0; end += got) {
      if (bytes.length - end <= TAIL.length) bytes = Buffer.concat([bytes, bytes])
      got = readSync(file, bytes, end, bytes.length - end, null)
    }
    closeSync(file)
    return end
  }
  const wrapped = (path) => {
    const end = read(path, bytes.latin1Write(HEAD, 0))
    return bytes.latin1Slice(0, end + bytes.latin1Write(TAIL, end))
  }
  return function load(id, otherwise) {
    const name = id.slice('./'.length)
    const path = __dirname + sep + name
    const loaded = require.cache[path]
    if (loaded !== undefined) return loaded.exports
    if (!existsSync(`${compiled}${name}.bin`)) return otherwise()
    const code = wrapped(path)
    const cachedData = bytes.subarray(0, read(`${compiled}${name}.bin`, 0))
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
