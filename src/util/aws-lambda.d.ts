// The declarations of the JMESPath library name two types of a package that it does not need and we do not install.
declare module 'aws-lambda' {
  export type Context = object
  export type Handler<Event = never, Result = unknown> = (
    event: Event,
    context: Context,
    callback: (error?: unknown, result?: Result) => void,
  ) => unknown
}
