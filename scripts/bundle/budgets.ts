/**
 * What esbuild's bundles of two services may have, minified, in bytes, by their programs in test/pack/programs: not more
 * than they have now. 150 000 for a call of each, `two-calls`, are aimed at.
 */
export const BUNDLE_BUDGETS = { 'two-calls': 291_700, 'two-services': 309_500 } as const
