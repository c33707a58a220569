import { defineConfig } from 'vitest/config';

/** Generous, for machines that do other work at the same time; nothing waits this long for fun. */
export default defineConfig({ test: { testTimeout: 30_000, hookTimeout: 30_000 } });
