import type { GenericClient } from '../client/create-client.ts'
import { inspectAsJson } from '../util/inspect.ts'
import type { ResourceModel } from './resource-model.ts'

/** What a resource knows about itself; its `data` is there when it was loaded. */
export class ResourceMeta<Client = GenericClient, Data = Record<string, unknown>> {
  static {
    inspectAsJson(ResourceMeta.prototype)
  }

  /** What the resource's service is called: `s3`. */
  readonly serviceName: string
  /** The names of the identifiers, in the order in which they are given. */
  readonly identifiers: readonly string[]
  /** The client that the resource calls; the same for all resources that came from one another. */
  readonly client: Client
  /** What attributes are read from, with the service's own names; undefined until it is loaded, and after an action. */
  data: Data | undefined
  /** What the resource's members come from. */
  readonly resourceModel: ResourceModel

  /** @internal */
  constructor(resourceModel: ResourceModel, client: Client, data?: Data) {
    this.serviceName = resourceModel.serviceName
    this.identifiers = resourceModel.identifiers.map(({ name }) => name)
    this.client = client
    this.data = data
    this.resourceModel = resourceModel
  }

  /** Names, no data: what JSON and `util.inspect` show. */
  toJSON(): object {
    return { serviceName: this.serviceName, identifiers: this.identifiers }
  }
}
