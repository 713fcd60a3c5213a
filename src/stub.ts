/** botocore.stub: clients that answer what a test has written down. Imported by tests, and by nothing else. */

export { ANY, type ExpectedParams, type Matcher } from './client/stubber/expected-params.ts'
export type { StubbedResult } from './client/stubber/stubbed-result.ts'
export { type ClientErrorStub, type StubbedMethod, Stubber } from './client/stubber/stubber.ts'
