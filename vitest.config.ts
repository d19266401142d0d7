import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // Native addons and onnxruntime-node 1.14 break in worker threads.
    pool: 'forks',
    maxWorkers: 2,
    globalSetup: ['test/support/shared-folder.ts'],
    include: ['test/**/*.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 120_000,
  },
});
