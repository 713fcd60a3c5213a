/** Managed transfers, behind one seam: whoever makes one makes others. */
export { copy } from './copy.ts'
export { downloadFile, downloadFileobj } from './download.ts'
export { uploadFile, uploadFileobj } from './upload.ts'
