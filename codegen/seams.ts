import { createRequire } from 'node:module'

/**
 * The sources load rarely needed modules by `require`, which the build and the tests turn into something else. Run as
 * they are, they need one: these are the seams of src/loaders.
 */
Object.assign(globalThis, { require: createRequire(new URL('../src/loaders/loader.ts', import.meta.url)) })
