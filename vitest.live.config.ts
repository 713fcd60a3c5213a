import { defineConfig, type ViteUserConfig } from 'vitest/config'
import { lazySeams } from './scripts/lazy-seams.ts'

const config: ViteUserConfig = defineConfig({
  plugins: [lazySeams()],
  test: {
    include: ['test/live/**/*.test.ts'],
    globalSetup: ['test/live/servers.ts'],
    pool: 'forks',
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
})

export default config
