import { createHash } from 'node:crypto'
import { FUNCTION_NAMES, KNOWN_PARAMETERS, PLACEHOLDERS, RULE_KEYS, SIGN } from '../src/model/packed-rule-set.ts'

type JsonObject = Record<string, unknown>

/** A body up to this length is kept as a template, whoever uses it; a longer one is its service's own. */
const LONGEST_TEMPLATE = 2048
const HASH_LENGTH = 8

export interface EncodedRuleSets {
  /** One template per line, `<hash> <body>`, sorted. */
  readonly templates: string
  readonly lines: ReadonlyMap<string, string>
}

/**
 * Rule sets without their prose, by any key, as lines of packs. What becomes of one depends on nothing but itself: the host
 * prefix and signing name give way to placeholders, and when what is left is short, it is a template, named by a digest of its
 * text. So a line changes when its own rule set does, and a template exists as long as somebody uses it.
 */
export function encodeRuleSets(ruleSets: ReadonlyMap<string, unknown>): EncodedRuleSets {
  const templates = new Map<string, string>()
  const lines = new Map<string, string>()
  for (const [key, source] of ruleSets) lines.set(key, encodeRuleSet(withoutProse(source), templates))
  const text = [...templates].map(([hash, body]) => `${hash} ${body}\n`).sort()
  return { templates: text.join(''), lines }
}

function encodeRuleSet(document: unknown, templates: Map<string, string>): string {
  const strings = placeholderStrings(document)
  const abstracted = strings.length > 0 ? encodeBody(document, strings) : undefined
  const body = abstracted ?? encodeBody(document, [])
  if (body === undefined) return ascii(document)
  if (body.length > LONGEST_TEMPLATE) return `:${encodeBody(document, [])}`
  const hash = createHash('sha256').update(body).digest('hex').slice(0, HASH_LENGTH)
  const known = templates.get(hash)
  if (known !== undefined && known !== body) throw new Error(`two endpoint templates have the digest ${hash}`)
  templates.set(hash, body)
  return [`@${hash}`, ...(abstracted === undefined ? [] : strings)].join('\t')
}

function withoutProse(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutProse)
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== 'documentation')
      .map(([key, item]) => [key, withoutProse(item)]),
  )
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function ascii(value: unknown): string {
  return JSON.stringify(value).replace(/[^\x20-\x7e]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

/** The host prefix of the rule set's URLs, and the signing name where it is another word. */
function placeholderStrings(document: unknown): string[] {
  const text = JSON.stringify(document)
  if (PLACEHOLDERS.some((placeholder) => text.includes(placeholder))) return []
  const prefix = (/"https:\/\/([a-z0-9.-]+?)(?:-fips)?\.\{Region\}/.exec(text) ??
    /"https:\/\/([a-z0-9-]+)/.exec(text))?.[1]
  if (prefix === undefined) return []
  const signingName = /"signingName":"([a-zA-Z0-9-]+)"/.exec(text)?.[1]
  return signingName === undefined || signingName === prefix ? [prefix] : [prefix, signingName]
}

function abstractUrl(url: string, strings: readonly string[]): string {
  const prefix = strings[0]
  if (prefix === undefined) return url
  const start = `https://${prefix}`
  const rest = url.slice(start.length)
  return url.startsWith(start) && /^(\.|-fips)/.test(rest) ? `https://${PLACEHOLDERS[0]}${rest}` : url
}

function abstractProperties(text: string, strings: readonly string[]): string {
  return strings.reduce((done, string, i) => done.replaceAll(`:"${string}"`, `:"${PLACEHOLDERS[i]}"`), text)
}

/** Thrown for what the grammar cannot say; the rule set then stays JSON. */
class Unsayable extends Error {}

function encodeBody(document: unknown, strings: readonly string[]): string | undefined {
  try {
    return new BodyWriter(strings).write(document)
  } catch (error) {
    if (error instanceof Unsayable) return undefined
    throw error
  }
}

class Table {
  readonly items: string[] = []
  readonly #index = new Map<string, number>()

  add(item: string): string {
    let index = this.#index.get(item)
    if (index === undefined) {
      index = this.items.push(item) - 1
      this.#index.set(item, index)
    }
    return index.toString(36)
  }
}

class BodyWriter {
  readonly #placeholders: readonly string[]
  readonly #names = new Table()
  readonly #strings = new Table()
  readonly #nodes = new Table()

  constructor(placeholders: readonly string[]) {
    this.#placeholders = placeholders
  }

  write(document: unknown): string {
    if (!isObject(document) || !isObject(document['parameters']) || !Array.isArray(document['rules']))
      throw new Unsayable()
    const parameters = Object.entries(document['parameters'])
    for (const [name] of parameters) this.#names.add(name)
    const frame = ascii({ ...document, parameters: 0, rules: 0 })
    const top = this.#children(document['rules'])
    const assigned = this.#names.items.slice(parameters.length)
    const fields = [frame, ascii(parameters.map(knownParameter)), ascii(assigned), ascii(this.#strings.items)]
    return [...fields, [...this.#nodes.items, top].join(' ')].join('\t')
  }

  #children(rules: readonly unknown[]): string {
    return rules.map((rule) => SIGN.node + this.#rule(rule)).join('')
  }

  #rule(rule: unknown): string {
    if (!isObject(rule) || !Array.isArray(rule['conditions'])) throw new Unsayable()
    const type = rule['type']
    if (type !== 'tree' && type !== 'error' && type !== 'endpoint') throw new Unsayable()
    const order = RULE_KEYS[type].indexOf(Object.keys(rule).join())
    if (order < 0) throw new Unsayable()
    const conditions = rule['conditions'].map((condition) => SIGN.node + this.#call(condition)).join('')
    return this.#nodes.add(conditions + SIGN[type][order] + this.#outcome(type, rule))
  }

  #outcome(type: 'tree' | 'error' | 'endpoint', rule: JsonObject): string {
    if (type === 'error') return this.#argument(rule['error'])
    if (type === 'endpoint') return this.#endpoint(rule['endpoint'])
    if (!Array.isArray(rule['rules'])) throw new Unsayable()
    return this.#children(rule['rules'])
  }

  #endpoint(endpoint: unknown): string {
    if (!isObject(endpoint)) throw new Unsayable()
    const { url, properties, headers } = endpoint
    const keys = [
      'url',
      ...(properties === undefined ? [] : ['properties']),
      ...(headers === undefined ? [] : ['headers']),
    ]
    if (Object.keys(endpoint).join() !== keys.join()) throw new Unsayable()
    const where = this.#argument(typeof url === 'string' ? abstractUrl(url, this.#placeholders) : url)
    return where + this.#json(SIGN.properties, properties) + this.#json(SIGN.headers, headers)
  }

  #json(sign: string, value: unknown): string {
    if (value === undefined) return ''
    const text = ascii(value)
    return text === '{}' ? sign : sign + this.#strings.add(abstractProperties(text, this.#placeholders))
  }

  #call(call: unknown): string {
    if (!isObject(call) || typeof call['fn'] !== 'string' || !Array.isArray(call['argv'])) throw new Unsayable()
    const { fn, argv, assign } = call
    if (Object.keys(call).join() !== (assign === undefined ? 'fn,argv' : 'fn,argv,assign')) throw new Unsayable()
    const letter = FUNCTION_NAMES.indexOf(fn as string)
    if (letter < 0 || (assign !== undefined && typeof assign !== 'string')) throw new Unsayable()
    const args = (argv as unknown[]).map((arg) => this.#argument(arg)).join('')
    const target = assign === undefined ? '' : SIGN.assign + this.#names.add(assign as string)
    return this.#nodes.add(String.fromCharCode(65 + letter) + args + target)
  }

  #argument(value: unknown): string {
    if (typeof value === 'string') return SIGN.string + this.#strings.add(value)
    if (typeof value === 'boolean') return value ? SIGN.true : SIGN.false
    if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return SIGN.number + value.toString(36)
    if (isObject(value) && 'fn' in value) return SIGN.node + this.#call(value)
    if (isObject(value) && typeof value['ref'] === 'string' && Object.keys(value).length === 1) {
      return SIGN.name + this.#names.add(value['ref'])
    }
    return SIGN.json + this.#strings.add(ascii(value))
  }
}

function knownParameter([name, definition]: [string, unknown]): unknown {
  const text = JSON.stringify(definition)
  const index = KNOWN_PARAMETERS.findIndex(([known, its]) => known === name && JSON.stringify(its) === text)
  return index < 0 ? [name, definition] : String.fromCharCode(97 + index)
}
