/**
 * The services whose resources a program has typed, by name: `import 'tucuxi/services/s3'` adds `s3`. Resources of your
 * own are added in the same way.
 *
 * @example
 * declare module 'tucuxi' {
 *   interface ResourceMap {
 *     'my-service': ServiceResource
 *   }
 * }
 */
// biome-ignore lint/suspicious/noEmptyInterface: it is there to be added to, which a type cannot be
export interface ResourceMap {}
