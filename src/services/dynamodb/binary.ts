import { ArgumentError } from '../../errors/config.ts'
import { showType } from '../../protocols/validation/show.ts'
import { bytesOf, isBytes } from '../../protocols/validation/value-kinds.ts'
import { equalBytes } from '../../util/bytes.ts'

/**
 * Bytes as DynamoDB has them: a `Uint8Array` that can be compared. What is stored may be any `Uint8Array`, or an
 * `ArrayBuffer`.
 *
 * @example
 * const { Item } = await books.getItem({ TableName, Key })
 * if (Item?.cover instanceof Binary && !Item.cover.equals(cover)) console.log('another cover')
 */
export class Binary extends Uint8Array<ArrayBuffer> {
  /** What is cut out of it or mapped is plain bytes. */
  static get [Symbol.species](): Uint8ArrayConstructor {
    return Uint8Array
  }

  /**
   * @param value the bytes, which are not copied
   * @throws ArgumentError for what is no bytes: text has to be encoded first
   */
  constructor(value: Uint8Array | ArrayBuffer) {
    if (!isBytes(value)) {
      throw new ArgumentError(
        { message: `Value must be of the following types: Uint8Array, ArrayBuffer, not ${showType(value)}` },
        { hint: 'For text there is Buffer.from(text).' },
      )
    }
    const bytes = bytesOf(value)
    super(bytes.buffer as ArrayBuffer, bytes.byteOffset, bytes.byteLength)
  }

  /** Whether they are the same bytes. */
  equals(other: Uint8Array): boolean {
    return equalBytes(this, other)
  }
}
