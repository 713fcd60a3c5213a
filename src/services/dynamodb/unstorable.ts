import { ParamValidationError } from '../../errors/params.ts'

/** Why DynamoDB cannot keep a value. Where that value stands is added on the way back to what the caller gave. */
export class Unstorable extends Error {
  #path = ''

  /** Stands in a member of that name, or at that place of a list. */
  within(step: string | number): this {
    this.#path = typeof step === 'number' ? `[${step}]${this.#path}` : `.${step}${this.#path}`
    return this
  }

  /** As users see it: `Item.tags[2] is undefined: …`. */
  toError(root: string): ParamValidationError {
    const path = `${root}${this.#path}`
    return new ParamValidationError({ report: `${path.startsWith('.') ? path.slice(1) : path} ${this.message}` })
  }
}

/** Rethrows what was thrown for a part of something, with the part's place in it. */
export function thrownWithin(step: string | number, error: unknown): unknown {
  return error instanceof Unstorable ? error.within(step) : error
}
