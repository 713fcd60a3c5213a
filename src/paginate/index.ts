export { type Page, PageIterator, type PageMethod } from './page-iterator.ts'
export { type PaginateOptions, Paginator } from './paginator.ts'
