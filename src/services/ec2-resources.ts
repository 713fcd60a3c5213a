/**
 * EC2's resources:
 * - `createTags` of the service makes the tags of several resources, and gives each as a Tag
 * - `deleteTags` of an Instance
 */
import type { CallOptions } from '../client/call.ts'
import type { Params } from '../client/stages.ts'
import type { ResourceCustomization } from '../resources/customization.ts'
import type { GenericResource } from '../resources/resource.ts'

export const ec2Resources: ResourceCustomization = {
  members: {
    ServiceResource: { createTags },
    Instance: { deleteTags },
  },
}

interface CreateTagsParams extends Params {
  readonly Resources?: readonly string[]
  readonly Tags?: readonly { readonly Key?: string; readonly Value?: string }[]
}

async function createTags(
  this: GenericResource,
  params: CreateTagsParams = {},
  options?: CallOptions,
): Promise<GenericResource[]> {
  await this.meta.client['createTags'](params, options)
  const { Resources = [], Tags = [] } = params
  return Resources.flatMap((id) => Tags.map(({ Key, Value = '' }) => this['Tag'](id, Key, Value)))
}

async function deleteTags(this: GenericResource, params: Params = {}, options?: CallOptions): Promise<unknown> {
  return this.meta.client['deleteTags']({ ...params, Resources: [this['id']] }, options)
}
