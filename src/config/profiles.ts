import { ConfigNotFound, ConfigParseError } from '../errors/config.ts'
import { expandPath } from '../util/expand-path.ts'
import type { Host } from '../util/host.ts'
import { type IniDocument, type IniSection, IniSyntaxError, parseIni, setOwn } from './ini.ts'
import { findSharedFile, type SharedFile } from './shared-file.ts'

/** One profile's settings as the files give them: text, and one level of nested sections. */
export type Profile = IniSection

/** Both shared files, read and put together. */
export interface FullConfig {
  profiles: Record<string, Profile>
  sso_sessions?: Record<string, Profile>
  services?: Record<string, Profile>
  /** Other top-level sections of the config file, as they are. */
  [section: string]: unknown
}

/** Throws ConfigNotFound when there is no such file, ConfigParseError (with the line) when it is broken. */
export function readIni(path: string, host: Host): IniDocument {
  const file = findSharedFile(path, host)
  if (!file) throw new ConfigNotFound({ path: expandPath(path, host) })
  return parse(file)
}

function parse({ path, bytes }: SharedFile): IniDocument {
  try {
    return parseIni(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (cause) {
    if (!(cause instanceof IniSyntaxError)) throw new ConfigParseError({ path }, { cause, hint: hintFor(bytes) })
    throw new ConfigParseError({ path: `${path}:${cause.line}: ${cause.message}`, line: cause.line }, { cause })
  }
}

/** What PowerShell writes when it redirects into a file. */
function hintFor([first, second]: Uint8Array): string {
  const isUtf16 = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)
  return isUtf16 ? 'It is UTF-16: save it as UTF-8.' : 'It is not UTF-8.'
}

/** The config file's sections sorted into profiles, sso-sessions, services and the rest. */
export function buildProfileMap(document: IniDocument): FullConfig {
  const full: FullConfig = { profiles: {}, sso_sessions: {}, services: {} }
  for (const [name, section] of document) {
    if (name.startsWith('profile')) addNamed(full.profiles, name, section)
    else if (name.startsWith('sso-session')) addNamed(full.sso_sessions!, name, section)
    else if (name.startsWith('services')) addNamed(full.services!, name, section)
    else if (name === 'default') full.profiles['default'] ??= section
    else setOwn(full, name, section)
  }
  return full
}

function addNamed(target: Record<string, Profile>, header: string, section: IniSection): void {
  const words = splitHeader(header)
  if (words?.length === 2) setOwn(target, words[1]!, section)
}

/** Words of a section header, quoted as in a shell; undefined when a quote is not closed. */
function splitHeader(header: string): string[] | undefined {
  const words: string[] = []
  let word: string | undefined
  for (let i = 0; i < header.length; i++) {
    const char = header[i]!
    if (char === '"' || char === "'") {
      const end = header.indexOf(char, i + 1)
      if (end < 0) return undefined
      word = (word ?? '') + header.slice(i + 1, end)
      i = end
    } else if (char === ' ' || char === '\t') {
      if (word !== undefined) words.push(word)
      word = undefined
    } else if (char === '\\' && i + 1 < header.length) {
      word = (word ?? '') + header[++i]!
    } else {
      word = (word ?? '') + char
    }
  }
  if (word !== undefined) words.push(word)
  return words
}

/** Both files put together; values of the credentials file win over the config file's. */
export function readFullConfig(config: SharedFile | undefined, credentials: SharedFile | undefined): FullConfig {
  const full: FullConfig = config ? buildProfileMap(parse(config)) : { profiles: {} }
  if (!credentials) return full
  for (const [name, section] of parse(credentials)) {
    const profile = Object.hasOwn(full.profiles, name) ? full.profiles[name] : undefined
    setOwn(full.profiles, name, profile ? { ...profile, ...section } : section)
  }
  return full
}
