import { ArgumentError } from '../errors/config.ts'

/** Takes a command line apart as boto does: like a POSIX shell, or on Windows like its C runtime. */
export function splitCommandLine(text: string, platform: string): string[] {
  return platform === 'win32' ? splitWindows(text) : splitPosix(text)
}

function splitPosix(text: string): string[] {
  const words: string[] = []
  let word: string | undefined
  let quote = ''
  for (let i = 0; i < text.length; i++) {
    const char = text[i]!
    if (char === '\\' && quote !== "'") {
      const next = text[++i]
      if (next === undefined) throw new ArgumentError({ message: 'No escaped character' })
      const literal = quote === '"' && next !== '"' && next !== '\\'
      word = (word ?? '') + (literal ? `\\${next}` : next)
    } else if (quote !== '') {
      if (char === quote) quote = ''
      else word = (word ?? '') + char
    } else if (char === '"' || char === "'") {
      quote = char
      word ??= ''
    } else if (' \t\r\n'.includes(char)) {
      if (word !== undefined) words.push(word)
      word = undefined
    } else {
      word = (word ?? '') + char
    }
  }
  if (quote !== '') throw new ArgumentError({ message: 'No closing quotation' })
  if (word !== undefined) words.push(word)
  return words
}

/** Only double quotes quote; backslashes count only before one of them, where two stand for one. */
function splitWindows(text: string): string[] {
  const words: string[] = []
  let word: string | undefined
  let quoted = false
  for (let i = 0; i < text.length; i++) {
    const char = text[i]!
    if (char === '\\') {
      const start = i
      while (text[i + 1] === '\\') i++
      const count = i - start + 1
      const beforeQuote = text[i + 1] === '"'
      word = (word ?? '') + '\\'.repeat(beforeQuote ? Math.floor(count / 2) : count)
      if (beforeQuote && count % 2 === 1) {
        word += '"'
        i++
      }
    } else if (char === '"') {
      quoted = !quoted
      word ??= ''
    } else if ((char === ' ' || char === '\t') && !quoted) {
      if (word !== undefined) words.push(word)
      word = undefined
    } else {
      word = (word ?? '') + char
    }
  }
  if (quoted) throw new ArgumentError({ message: `No closing quotation in string: ${text}` })
  if (word !== undefined) words.push(word)
  return words
}
