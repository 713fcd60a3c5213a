import { describe, expect, it } from 'vitest'
import { IniSyntaxError, parseIni } from '../../../src/config/ini.ts'

const plain = (text: string): unknown => Object.fromEntries(parseIni(text))

describe('parseIni', () => {
  it('reads sections, both delimiters, and keeps inline comments in the value', () => {
    expect(plain('[default]\nregion = eu-west-1\nOUTPUT: json # not a comment\n')).toEqual({
      default: { region: 'eu-west-1', output: 'json # not a comment' },
    })
  })

  it('skips a BOM, CRLF, whole-line comments and blank lines', () => {
    expect(plain('\ufeff# one\r\n; two\r\n\r\n[a]\r\nx=1\r\n  # in between\r\ny=2\r\n')).toEqual({
      a: { x: '1', y: '2' },
    })
  })

  it('continues a value on indented lines', () => {
    expect(plain('[a]\nx = one\n  two\n\n  three\ny = 1')).toEqual({ a: { x: 'one\ntwo\n\nthree', y: '1' } })
  })

  it('nests one level when the value begins on the next line', () => {
    expect(plain('[a]\ns3 =\n  addressing_style = path\n  Signature_Version = s3v4\nregion = x')).toEqual({
      a: { s3: { addressing_style: 'path', Signature_Version: 's3v4' }, region: 'x' },
    })
  })

  it('gives every section what [DEFAULT] has', () => {
    expect(plain('[DEFAULT]\nregion = x\noutput = text\n[a]\noutput = json')).toEqual({
      a: { region: 'x', output: 'json' },
    })
  })

  it('keeps __proto__ a plain key', () => {
    const section = parseIni('[a]\n__proto__ = polluted').get('a')!
    expect(Object.hasOwn(section, '__proto__')).toBe(true)
    expect(Object.getPrototypeOf(section)).toBe(Object.prototype)
  })

  it.each([
    ['region = x', 1, 'there is no section header above this line'],
    ['[a]\nx = 1\nX = 2', 3, "'x' is given twice in one section"],
    ['[a]\n[a]', 2, "section 'a' already exists"],
    ['[a]\nsecret-without-delimiter', 2, "expected 'key = value'"],
    ['[a]\ns3 =\n  bad_syntax @ x', 3, "expected 'key = value' in a nested section"],
  ])('names the line of %j', (text, line, message) => {
    expect(() => parseIni(text)).toThrowError(new IniSyntaxError(message, line))
    try {
      parseIni(text)
    } catch (error) {
      expect((error as IniSyntaxError).line).toBe(line)
    }
  })
})
