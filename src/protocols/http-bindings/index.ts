export { compileRestSerializer, type RestBodyWriter } from './rest-request.ts'
export { compileRestParser, isStreamingOutput, type RestBodyReader, type RestParse } from './rest-response.ts'
