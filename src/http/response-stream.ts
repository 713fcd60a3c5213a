import { IncomingMessage } from 'node:http'
import type { AwsError } from '../errors/aws-error.ts'
import { toStreamError } from './node-errors.ts'

/**
 * Makes a response ready to be read by somebody else: what breaks it is one of our errors, and its socket keeps the
 * program alive only while a reader waits for bytes. An unread or abandoned body must not hold a program up.
 */
export function handOver(response: IncomingMessage): void {
  const { socket } = response
  const { _destroy, _read, push } = IncomingMessage.prototype
  socket.unref()
  response._read = function (size) {
    if (this.socket !== null) socket.ref()
    _read.call(this, size)
  }
  response.push = function (chunk, encoding) {
    const more = push.call(this, chunk, encoding)
    if (!more && this.socket !== null) socket.unref()
    return more
  }
  response._destroy = function (error, callback) {
    _destroy.call(this, error == null ? error : (toStreamError(error) as AwsError), callback)
  }
}
