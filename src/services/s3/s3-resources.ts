/**
 * S3's resources:
 * - a Bucket is loaded from the list of all buckets, which alone knows when it was created. Who may not list them gets
 *   nothing
 * - buckets and objects have the client's transfers
 * - an ObjectSummary is loaded from its object's head, where `Size` is called `ContentLength`
 */
import { isClientError } from '../../errors/client-error.ts'
import type { ResourceCustomization } from '../../resources/customization.ts'
import type { GenericResource } from '../../resources/resource.ts'
import { bucketTransfers, objectTransfers } from './resource-transfers.ts'

export const s3Resources: ResourceCustomization = {
  members: {
    Bucket: { load: loadBucket, ...bucketTransfers },
    Object: objectTransfers,
    ObjectSummary: { load: loadObjectSummary, ...objectTransfers },
  },
}

async function loadBucket(this: GenericResource): Promise<void> {
  this.meta.data = (await listedBucket(this)) ?? {}
}

async function listedBucket({ meta: { client }, name }: GenericResource): Promise<Record<string, unknown> | undefined> {
  try {
    const { Buckets = [] } = await client['listBuckets']()
    return Buckets.find((bucket: { readonly Name?: string }) => bucket.Name === name)
  } catch (error) {
    if (isClientError(error, 'AccessDenied')) return undefined
    throw error
  }
}

async function loadObjectSummary(this: GenericResource): Promise<void> {
  const { ContentLength, ...head } = await this.meta.client['headObject']({
    Bucket: this['bucketName'],
    Key: this['key'],
  })
  this.meta.data = ContentLength === undefined ? head : { ...head, Size: ContentLength }
}
