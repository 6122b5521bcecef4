import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    env: { CI: 'false', NODE_ENV: 'production' },
    testTimeout: 60_000,
    coverage: { include: ['src/**'] },
  },
});
