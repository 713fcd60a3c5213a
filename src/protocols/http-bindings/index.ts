export { compileRestSerializer, type RestBodyWriter, type RestSerializer, type WriteBody } from './rest-request.ts'
export { compileRestParser, isStreamingOutput, type RestBodyReader, type RestParse } from './rest-response.ts'
