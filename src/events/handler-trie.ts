/** What is called when an event is emitted. What it returns is the event's response. */
export type EventHandler = (event: never) => unknown

/** Where among the handlers of one name: all `first` before all `middle` before all `last`. */
export type Section = 'first' | 'middle' | 'last'

/** The emitters that share nodes with nobody else write them in place; others copy them on the way. */
export type Owner = object

export interface TrieNode {
  readonly owner: Owner
  children: ReadonlyMap<string, TrieNode>
  first: readonly EventHandler[]
  middle: readonly EventHandler[]
  last: readonly EventHandler[]
}

const NONE: readonly EventHandler[] = []
const NO_CHILDREN: ReadonlyMap<string, TrieNode> = new Map()

export function emptyNode(owner: Owner): TrieNode {
  return { owner, children: NO_CHILDREN, first: NONE, middle: NONE, last: NONE }
}

function owned(node: TrieNode, owner: Owner): TrieNode {
  return node.owner === owner ? node : { ...node, owner, children: new Map(node.children) }
}

/** The children of a node that is owned, to be changed. */
function childrenOf(node: TrieNode): Map<string, TrieNode> {
  if (node.children === NO_CHILDREN) node.children = new Map()
  return node.children as Map<string, TrieNode>
}

/** The root with the handler added under the dotted name. */
export function addHandler(
  root: TrieNode,
  owner: Owner,
  eventName: string,
  handler: EventHandler,
  section: Section,
): TrieNode {
  const top = owned(root, owner)
  let node = top
  for (const part of eventName.split('.')) {
    const child = node.children.get(part)
    const next = child === undefined ? emptyNode(owner) : owned(child, owner)
    childrenOf(node).set(part, next)
    node = next
  }
  node[section] = [...node[section], handler]
  return top
}

/** Whether nobody hears any event below it. */
export function isEmpty(node: TrieNode): boolean {
  return node.children.size === 0 && node.first.length + node.middle.length + node.last.length === 0
}

/** The root without the first registration of the handler under that name; the same root when there is none. */
export function removeHandler(root: TrieNode, owner: Owner, eventName: string, handler: EventHandler): TrieNode {
  const remove = (node: TrieNode, parts: readonly string[]): TrieNode => {
    const [part, ...rest] = parts
    if (part === undefined) {
      const section = (['first', 'middle', 'last'] as const).find((name) => node[name].includes(handler))
      if (section === undefined) return node
      const copy = owned(node, owner)
      const at = copy[section].indexOf(handler)
      copy[section] = copy[section].filter((_, i) => i !== at)
      return copy
    }
    const child = node.children.get(part)
    if (child === undefined) return node
    const changed = remove(child, rest)
    if (changed === child && !isEmpty(changed)) return node
    const copy = owned(node, owner)
    if (isEmpty(changed)) childrenOf(copy).delete(part)
    else childrenOf(copy).set(part, changed)
    return copy
  }
  return remove(root, eventName.split('.'))
}

export function hasHandler(root: TrieNode, eventName: string, handler: EventHandler): boolean {
  let node: TrieNode | undefined = root
  for (const part of eventName.split('.')) node = node?.children.get(part)
  return node !== undefined && [node.first, node.middle, node.last].some((handlers) => handlers.includes(handler))
}

/**
 * The handlers for an event: those of its own name and of every shorter name it begins with, where `*` stands for any
 * one part. The most specific first, wildcards before the literal part.
 */
export function handlersOf(root: TrieNode, eventName: string): readonly EventHandler[] {
  const parts = eventName.split('.')
  const found: EventHandler[] = []
  const collect = (node: TrieNode, depth: number): void => {
    const part = parts[depth]
    if (part !== undefined) {
      const wildcard = node.children.get('*')
      if (wildcard !== undefined) collect(wildcard, depth + 1)
      const literal = part === '*' ? undefined : node.children.get(part)
      if (literal !== undefined) collect(literal, depth + 1)
    }
    found.push(...node.first, ...node.middle, ...node.last)
  }
  collect(root, 0)
  return found
}
