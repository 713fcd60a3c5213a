/** The protocols that answer in XML: most of each is the reader that they share. */
export { awsQuery } from './aws-query.ts'
export { ec2Query } from './ec2-query.ts'
export { openDocument } from './formats/xml-document.ts'
export { readErrorDocument } from './formats/xml-errors.ts'
export { restXml } from './rest-xml.ts'
