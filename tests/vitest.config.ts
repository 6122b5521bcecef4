import { defineConfig } from 'vitest/config';

export default defineConfig({
  // Components are tested as they are built: React's production build has no development runtime of JSX.
  oxc: { jsx: { runtime: 'automatic', development: false } },
  test: {
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    env: { CI: 'false', NODE_ENV: 'production' },
    maxWorkers: '100%',
    testTimeout: 60_000,
    coverage: { include: ['src/**'], exclude: ['src/engine/sourcing/wasm/**'] },
  },
});
