import type { WireMember, WireShape } from '../../model/wire-model.ts'
import { isTimestamp } from '../timestamp.ts'
import { isDocument, isEventStream, isJsonValueHeader, isStreaming, minOf, ruledMember } from './member-rules.ts'
import {
  asFields,
  hasLength,
  isBytes,
  isDocumentScalar,
  isEventSource,
  isInteger,
  isNumber,
  isStream,
} from './value-kinds.ts'

/**
 * What compiled code throws at the first problem. It says nothing: whoever catches it has the problems found again,
 * all of them and with their paths, by `refusal`. So parameters in order cost no bookkeeping of paths.
 */
export const INVALID: unique symbol = Symbol('invalid parameters')

/** Throws INVALID when the value is not what the model says. */
export type Check = (value: unknown) => void

const checks = new WeakMap<WireShape, Check>()

/** The check of a structure, a list, or whatever stands by itself. */
export function checkOfShape(shape: WireShape): Check {
  let check = checks.get(shape)
  if (check === undefined) {
    check = compile({ name: '', shape, traits: {} })
    checks.set(shape, check)
  }
  return check
}

/** The check of a member, which may ask more than its shape does. */
export function checkOf(member: WireMember): Check {
  const { hostLabel, jsonvalue, streaming } = member.traits
  return hostLabel === true || jsonvalue === true || streaming === true ? compile(member) : checkOfShape(member.shape)
}

function compile(member: WireMember): Check {
  if (isJsonValueHeader(member)) return checkJson
  if (isDocument(member)) return checkDocument
  if (isEventStream(member)) return checkEvents
  const min = minOf(member)
  switch (member.shape.type) {
    case 'structure':
      return structureCheck(member.shape)
    case 'list':
      return listCheck(member.shape, min)
    case 'map':
      return mapCheck(member.shape)
    case 'string':
      return stringCheck(min)
    case 'integer':
    case 'long':
      return (value) => {
        if (!isInteger(value) || (min !== undefined && value < min)) throw INVALID
      }
    case 'float':
    case 'double':
      return (value) => {
        if (!isNumber(value) || (min !== undefined && value < min)) throw INVALID
      }
    case 'boolean':
      return (value) => {
        if (typeof value !== 'boolean') throw INVALID
      }
    case 'timestamp':
      return (value) => {
        if (!isTimestamp(value)) throw INVALID
      }
    case 'blob':
      return isStreaming(member) ? checkStreamingBlob : checkBlob
  }
}

function stringCheck(min: number | undefined): Check {
  return (value) => {
    if (typeof value !== 'string' || (min !== undefined && !hasLength(value, min))) throw INVALID
  }
}

function checkBlob(value: unknown): void {
  if (typeof value !== 'string' && !isBytes(value)) throw INVALID
}

function checkStreamingBlob(value: unknown): void {
  if (typeof value !== 'string' && !isBytes(value) && !isStream(value)) throw INVALID
}

function checkEvents(value: unknown): void {
  if (!isEventSource(value)) throw INVALID
}

function structureCheck(shape: WireShape): Check {
  const required = new Set(shape.traits.required)
  const members = new Map<string, Check>()
  return (value) => {
    const fields = asFields(value)
    if (fields === undefined) throw INVALID
    let present = 0
    let missing = required.size
    for (const name in fields) {
      const field = fields[name]
      if (field === undefined) continue
      let check = members.get(name)
      if (check === undefined) {
        const member = shape.member(name)
        if (member === undefined) throw INVALID
        check = checkOf(ruledMember(shape, member))
        members.set(name, check)
      }
      check(field)
      present++
      if (required.has(name)) missing--
    }
    if (missing > 0 || (shape.traits.union === true && present !== 1)) throw INVALID
  }
}

function listCheck(shape: WireShape, min: number | undefined): Check {
  let element: Check | undefined
  return (value) => {
    if (!Array.isArray(value) || (min !== undefined && value.length < min)) throw INVALID
    element ??= checkOf(shape.element!)
    for (let i = 0; i < value.length; i++) element(value[i])
  }
}

function mapCheck(shape: WireShape): Check {
  let key: Check | undefined
  let element: Check | undefined
  return (value) => {
    const fields = asFields(value)
    if (fields === undefined) throw INVALID
    key ??= checkOf(shape.key!)
    element ??= checkOf(shape.value!)
    for (const name in fields) {
      const field = fields[name]
      if (field === undefined) continue
      key(name)
      element(field)
    }
  }
}

/** JSON of any kind. */
export function checkDocument(value: unknown): void {
  if (isDocumentScalar(value)) return
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) checkDocument(value[i])
    return
  }
  const fields = asFields(value)
  if (fields === undefined) throw INVALID
  for (const name in fields) if (fields[name] !== undefined) checkDocument(fields[name])
}

const checkJson: Check = checkDocument
