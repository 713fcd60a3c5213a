import { describe, expect, it } from 'vitest'
import { splitCommandLine } from '../../../src/credentials/command-line.ts'

describe('a command line on POSIX', () => {
  // As Python's shlex.split says.
  it.each([
    ['', []],
    ['  a\tb\n c ', ['a', 'b', 'c']],
    ["'a b' c", ['a b', 'c']],
    ['"a b"c', ['a bc']],
    ['"" \'\'', ['', '']],
    ['a\\ b', ['a b']],
    ['"a\\"b\\\\c\\d"', ['a"b\\c\\d']],
    ["'a\\'b", ['a\\b']],
    ['$HOME `id` ; | & > * # x', ['$HOME', '`id`', ';', '|', '&', '>', '*', '#', 'x']],
  ])('%j', (text, words) => expect(splitCommandLine(text, 'linux')).toEqual(words))

  it.each([
    ['"a', 'No closing quotation'],
    ["a 'b", 'No closing quotation'],
    ['a\\', 'No escaped character'],
  ])('%j is refused', (text, message) => {
    expect(() => splitCommandLine(text, 'darwin')).toThrow(message)
  })
})

describe('a command line on Windows', () => {
  it.each([
    ['', []],
    ['spam', ['spam']],
    ['spam \\', ['spam', '\\']],
    ['spam ', ['spam']],
    [' spam', ['spam']],
    ['spam eggs', ['spam', 'eggs']],
    ['spam\teggs', ['spam', 'eggs']],
    ['spam\neggs', ['spam\neggs']],
    ['"spam"', ['spam']],
    ['"spam eggs"', ['spam eggs']],
    ['""', ['']],
    ["''", ["''"]],
    ['"C:\\Program Files\\x.exe" a\\b', ['C:\\Program Files\\x.exe', 'a\\b']],
    ['\\"', ['"']],
    ['"\\""', ['"']],
    ['\\\\"a b\\\\"', ['\\a b\\']],
    ['\\\\\\"a', ['\\"a']],
  ])('%j', (text, words) => expect(splitCommandLine(text, 'win32')).toEqual(words))

  it('is refused when a quote is not closed', () => {
    expect(() => splitCommandLine('"a \\"', 'win32')).toThrow('No closing quotation in string: "a \\"')
  })
})
