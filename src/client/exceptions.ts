import { ClientError } from '../errors/client-error.ts'
import { ArgumentError } from '../errors/config.ts'
import type { WireModel } from '../model/wire-model.ts'
import { didYouMean } from '../util/suggestions.ts'

/** A class of errors that a service answers with. */
export type ExceptionClass = typeof ClientError

/**
 * The classes of a service's errors by their names, and `ClientError` above them.
 *
 * @example
 * try { await s3.getObject({ Bucket, Key }) } catch (error) {
 *   if (error instanceof s3.exceptions.NoSuchKey) return undefined
 *   throw error
 * }
 */
export type Exceptions = Readonly<Record<string, ExceptionClass>> & {
  readonly ClientError: ExceptionClass
  /** The class for an error code; `ClientError` for a code that the model does not have. */
  readonly fromCode: (code: string) => ExceptionClass
}

interface ExceptionClasses {
  readonly named: (name: string) => ExceptionClass | undefined
  readonly fromCode: (code: string) => ExceptionClass
}

function createClass(serviceName: string, name: string): ExceptionClass {
  const type = class extends ClientError {
    static override readonly errorName: string = name
    /** Services share names (`ResourceNotFoundException`), which does not make their errors each other's instances. */
    static override get errorId(): string {
      return `${serviceName}.${name}`
    }
  }
  Object.defineProperty(type, 'name', { value: name })
  return type
}

function createClasses(model: WireModel): ExceptionClasses {
  const made = new Map<string, ExceptionClass>()
  const classOf = (name: string): ExceptionClass => {
    let type = made.get(name)
    if (type === undefined) made.set(name, (type = createClass(model.serviceName, name)))
    return type
  }
  let names: ReadonlySet<string> | undefined
  return {
    named: (name) => ((names ??= new Set(model.exceptionNames)).has(name) ? classOf(name) : undefined),
    fromCode: (code) => {
      const shape = model.exception(code)
      return shape === undefined ? ClientError : classOf(shape.name)
    },
  }
}

function unknown(model: WireModel, name: string): ArgumentError {
  const names = [...model.exceptionNames].sort()
  return new ArgumentError(
    { message: `${model.serviceName} has no exception ${name}. Valid exceptions are: ${names.join(', ')}` },
    { hint: didYouMean(name, names) },
  )
}

const perModel = new WeakMap<WireModel, Exceptions>()

/** The exceptions of a model: the same object, with the same classes, each time. */
export function createExceptions(model: WireModel): Exceptions {
  const known = perModel.get(model)
  if (known !== undefined) return known
  const { named, fromCode } = createClasses(model)
  const find = (key: string | symbol): unknown => {
    if (typeof key === 'symbol') return undefined
    const type = named(key)
    if (type !== undefined) return type
    return key === 'fromCode' ? fromCode : key === 'ClientError' ? ClientError : undefined
  }
  const exceptions = new Proxy(Object.create(null) as Exceptions, {
    get: (_, key) => {
      const found = find(key)
      // What is not written like an exception is somebody looking for `then` or `toJSON`.
      if (found === undefined && typeof key === 'string' && /^[A-Z]/.test(key)) throw unknown(model, key)
      return found
    },
    has: (_, key) => find(key) !== undefined,
    ownKeys: () => [...new Set([...model.exceptionNames, 'ClientError', 'fromCode'])],
    getOwnPropertyDescriptor: (_, key) => {
      const value = find(key)
      return value === undefined ? undefined : { value, enumerable: true, configurable: true }
    },
  })
  perModel.set(model, exceptions)
  return exceptions
}
