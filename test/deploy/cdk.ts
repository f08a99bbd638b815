import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { environmentOf, type Target } from './target.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** The real command line tool, as an operator runs it; what it prints goes to `cdk.log` in `folder`. */
export class Cdk {
  readonly #target: Target;
  readonly #folder: string;

  constructor(target: Target, folder: string) {
    this.#target = target;
    this.#folder = folder;
  }

  /** @returns what it printed; throws with the end of it when it fails */
  run(...args: string[]): Promise<string> {
    return this.#node(join(ROOT, 'node_modules', 'aws-cdk', 'bin', 'cdk'), args);
  }

  /** `npm run diff`; throws where something that lasts would be replaced. */
  diff(...args: string[]): Promise<string> {
    return this.#node(join(ROOT, 'cli', 'diff.ts'), args);
  }

  async #node(program: string, args: readonly string[]): Promise<string> {
    const child = spawn(process.execPath, [program, ...args, '--output', join(this.#folder, 'cdk.out')], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...environmentOf(this.#target), CI: 'true', CDK_DISABLE_VERSION_CHECK: '1' },
    });
    const log = createWriteStream(join(this.#folder, 'cdk.log'), { flags: 'a' });
    let printed = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8');
      stream.on('data', (text: string) => {
        printed += text;
        log.write(text);
      });
    }
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', resolve);
    });
    log.end();
    if (code === 0) return printed;
    const last = printed.trim().split('\n').slice(-15).join('\n');
    throw new Error(`${basename(program)} ${args.join(' ')} ended with ${code}:\n${last}`);
  }
}
