/** One way to sign that an endpoint offers, under the names of endpoint rules. */
export interface EndpointAuthScheme {
  /** `sigv4`, `sigv4a`, `sigv4-s3express`, `bearer` or `none`. */
  readonly name: string
  readonly signingName?: string
  readonly signingRegion?: string
  readonly signingRegionSet?: readonly string[]
  readonly disableDoubleEncoding?: boolean
}

/** Where a call goes. */
export interface Endpoint {
  /** Scheme, host, port and whatever path the rules gave, as they wrote it: a slash at the end may or may not be there. */
  readonly url: string
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>
  readonly properties: {
    readonly authSchemes?: readonly EndpointAuthScheme[]
    readonly backend?: string
    readonly [name: string]: unknown
  }
}

/** What a rule set may be asked with. */
export type EndpointParameters = Readonly<Record<string, string | boolean | readonly string[] | undefined>>
