import type { ResourceMembers } from '../../resources/customization.ts'
import type { GenericResource } from '../../resources/resource.ts'

/** The client's transfers, for what is in a bucket. */
export const bucketTransfers: ResourceMembers = {
  uploadFile(filename: unknown, key: string, options?: object) {
    return this.meta.client['uploadFile'](filename, this.name, key, options)
  },
  uploadFileobj(fileobj: unknown, key: string, options?: object) {
    return this.meta.client['uploadFileobj'](fileobj, this.name, key, options)
  },
  downloadFile(key: string, filename: unknown, options?: object) {
    return this.meta.client['downloadFile'](this.name, key, filename, options)
  },
  downloadFileobj(key: string, fileobj: unknown, options?: object) {
    return this.meta.client['downloadFileobj'](this.name, key, fileobj, options)
  },
  copy(copySource: unknown, key: string, options?: object) {
    return this.meta.client['copy'](copySource, this.name, key, options)
  },
}

const addressOf = (object: GenericResource): [unknown, unknown] => [object['bucketName'], object['key']]

/** The client's transfers, for one object. */
export const objectTransfers: ResourceMembers = {
  uploadFile(filename: unknown, options?: object) {
    return this.meta.client['uploadFile'](filename, ...addressOf(this), options)
  },
  uploadFileobj(fileobj: unknown, options?: object) {
    return this.meta.client['uploadFileobj'](fileobj, ...addressOf(this), options)
  },
  downloadFile(filename: unknown, options?: object) {
    return this.meta.client['downloadFile'](...addressOf(this), filename, options)
  },
  downloadFileobj(fileobj: unknown, options?: object) {
    return this.meta.client['downloadFileobj'](...addressOf(this), fileobj, options)
  },
  copy(copySource: unknown, options?: object) {
    return this.meta.client['copy'](copySource, ...addressOf(this), options)
  },
}
