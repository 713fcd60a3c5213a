import { describe, expect, it } from 'vitest'
import { Attr, type Condition, ConditionExpressionBuilder, Key } from '../../../../src/dynamodb.ts'
import { ArgumentError } from '../../../../src/errors/index.ts'

const expressionOf = (condition: Condition): string =>
  new ConditionExpressionBuilder().buildExpression(condition).conditionExpression
const [a, b, c] = [Attr('a').exists(), Attr('b').exists(), Attr('c').exists()]

describe('conditions', () => {
  it('are put together from the left', () => {
    expect(expressionOf(a.and(b, c))).toBe(
      '((attribute_exists(#n0) AND attribute_exists(#n1)) AND attribute_exists(#n2))',
    )
    expect(expressionOf(a.or(b, c))).toBe(expressionOf(a.or(b).or(c)))
    expect(a.and()).toBe(a)
    expect(expressionOf(a.or(b).not())).toBe('(NOT (attribute_exists(#n0) OR attribute_exists(#n1)))')
  })

  it('stay as they are', () => {
    const both = a.and(b)
    both.or(c)
    both.not()
    expect(both).toEqual(Attr('a').exists().and(Attr('b').exists()))
    expect(both).not.toEqual(Attr('a').exists().and(Attr('x').exists()))
  })

  it('are compared with sizes and attributes', () => {
    const size = Attr('a').size()
    expect(expressionOf(size.ne(Attr('b').size()))).toBe('size(#n0) <> size(#n1)')
    expect(expressionOf(Attr('x').between(size, Key('k')))).toBe('#n0 BETWEEN size(#n1) AND #n2')
    expect(expressionOf(Attr('x').isIn([1, Attr('y')]))).toBe('#n0 IN (:v0, #n1)')
  })

  it.each(['text', null, undefined, Attr('a'), Attr('a').size(), {}])('are not put together with %o', (other) => {
    for (const operation of ['and', 'or'] as const) {
      expect(() => a[operation](other as never)).toThrow(
        expect.objectContaining({ name: 'DynamoDBOperationNotSupportedError', phase: 'params' }),
      )
    }
    expect(() => a.and(other as never)).toThrow(
      /^AND operation cannot be applied to value .* of type .* directly\. Must use AttributeBase object methods \(i\.e\. Attr\(\)\.eq\(\)\)\. to generate ConditionBase instances first\.$/,
    )
  })

  it.each(['', undefined, null, 5, {}])('are not about an attribute named %j', (name) => {
    expect(() => Key(name as string)).toThrow(ArgumentError)
    expect(() => Attr(name as string)).toThrow("The name of an attribute is text such as 'title'")
  })

  it.each([[[]], ['abc'], [undefined], [new Set([1])]])('are not about being in %o', (values) => {
    expect(() => Attr('a').isIn(values as never)).toThrow('isIn takes an array of at least one value')
  })
})

describe('a builder', () => {
  it('counts through all it builds, until it is reset', () => {
    const builder = new ConditionExpressionBuilder()
    expect(builder.buildExpression(Attr('a').eq(1)).conditionExpression).toBe('#n0 = :v0')
    expect(builder.buildExpression(Attr('a').eq(1)).conditionExpression).toBe('#n1 = :v1')
    builder.reset()
    expect(builder.buildExpression(Attr('a').eq(1)).conditionExpression).toBe('#n0 = :v0')
  })

  it('leaves alone the placeholders that are somebody else’s', () => {
    const builder = new ConditionExpressionBuilder({ reserved: ['#n0', ':v1', '#n2'] })
    expect(builder.buildExpression(Attr('a.b').between(1, 2))).toEqual({
      conditionExpression: '#n1.#n3 BETWEEN :v0 AND :v2',
      attributeNamePlaceholders: { '#n1': 'a', '#n3': 'b' },
      attributeValuePlaceholders: { ':v0': 1, ':v2': 2 },
    })
  })

  it.each(['a = b', undefined, Attr('a'), Attr('a').size()])('builds no %o', (condition) => {
    expect(() => new ConditionExpressionBuilder().buildExpression(condition as never)).toThrow(
      expect.objectContaining({
        name: 'DynamoDBNeedsConditionError',
        message: expect.stringMatching(
          /^Expecting a ConditionBase object\. Got .* of type .*\. Use AttributeBase object methods \(i\.e\. Attr\(\)\.eq\(\)\)\. to generate ConditionBase instances\.$/,
        ),
      }),
    )
  })

  it('takes nothing but keys where they are asked for', () => {
    const builder = new ConditionExpressionBuilder()
    const build = (condition: Condition): unknown => builder.buildExpression(condition, { isKeyCondition: true })
    expect(() => build(Key('a').eq(1).and(Attr('b').lt(2)))).toThrow(
      'Attribute object b is of type Attribute. KeyConditionExpression only supports Attribute objects of type Key',
    )
    expect(() => build(Attr('b').size().lt(2))).toThrow('Attribute object b is of type Size.')
  })

  it('writes conditions of any depth', () => {
    const many = Array.from({ length: 2000 }, (_, i) => Attr(`a${i}`).eq(i))
    expect(expressionOf(many.reduce((left, right) => left.or(right)))).toContain('#n1999 = :v1999')
  })
})
