import { createRequire } from 'node:module'

/**
 * The sources load rarely needed modules by `require`, which the build and the tests turn into something else. Run as
 * they are, they need one: these are the seams of src/loaders, and what services add to resources.
 */
const requires = ['../src/loaders/loader.ts', '../src/services/resources.ts'].map((from) =>
  createRequire(new URL(from, import.meta.url)),
)

Object.assign(globalThis, {
  require(path: string): unknown {
    const found = requires.find((one) => canResolve(one, path)) ?? requires[0]!
    return found(path)
  },
})

function canResolve({ resolve }: NodeJS.Require, path: string): boolean {
  try {
    return resolve(path) !== ''
  } catch {
    return false
  }
}
