import { defineConfig, type ViteUserConfig } from 'vitest/config'
import { lazySeams } from './scripts/lazy-seams.ts'

const config: ViteUserConfig = defineConfig({
  plugins: [lazySeams()],
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/live/**', 'test/pack/**'],
    pool: 'forks',
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})

export default config
