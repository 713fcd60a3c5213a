declare module 'dynalite' {
  import type { Server } from 'node:http'

  interface DynaliteOptions {
    /** Milliseconds that a table stays CREATING. */
    readonly createTableMs?: number
    readonly deleteTableMs?: number
    readonly updateTableMs?: number
  }

  /** A DynamoDB that keeps its tables in memory, as an HTTP server. */
  export default function dynalite(options?: DynaliteOptions): Server
}
