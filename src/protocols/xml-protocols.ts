/** The protocols that answer in XML: most of each is the reader that they share. */
export { awsQuery } from './aws-query.ts'
export { ec2Query } from './ec2-query.ts'
export { restXml } from './rest-xml.ts'
