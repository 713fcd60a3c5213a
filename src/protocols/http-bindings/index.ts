export { compileRestSerializer, type RestBodyWriter } from './rest-request.ts'
export { compileRestParser, type RestBodyReader, type RestParse } from './rest-response.ts'
