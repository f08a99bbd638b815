import { join } from 'node:path';
import type { build as Build, BuildEnvironmentOptions } from 'vite';

const CONFIG = join(import.meta.dirname, '..', 'web', 'vite.config.ts');

/**
 * Builds the site, the same wherever it is: NODE_ENV decides which half of its libraries comes along, and tests have one
 * of their own.
 */
export async function runVite(options: BuildEnvironmentOptions): ReturnType<typeof Build> {
  // A second of loading, which nobody waits for where the site is as it was.
  const { build } = await import('vite');
  const before = process.env.NODE_ENV;
  process.env.NODE_ENV = 'production';
  try {
    return await build({ configFile: CONFIG, build: options, logLevel: 'warn' });
  } finally {
    if (before === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = before;
  }
}
