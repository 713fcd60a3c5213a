/**
 * The services that a program has typed, by name: `import 'tucuxi/services/s3'` adds `s3`. A service of your own is
 * added in the same way.
 *
 * @example
 * declare module 'tucuxi' {
 *   interface ServiceMap {
 *     'my-service': GenericClient
 *   }
 * }
 */
// biome-ignore lint/suspicious/noEmptyInterface: it is there to be added to, which a type cannot be
export interface ServiceMap {}
