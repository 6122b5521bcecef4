import { defineConfig } from 'vitest/config';
import base from './vitest.config.js';

// What mutants are held against: tests of the rules and of the economics that run in process, not those of the built program.
export default defineConfig({
  ...base,
  test: { ...base.test, include: ['tests/{policy,engine,golden}/**/*.test.ts'] },
});
