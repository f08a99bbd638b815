import { readFileSync } from 'node:fs';

/** The code of a function of infra/edge/, with constants in front of it and without the comments that cost its bytes. */
export function edgeCode(file: string, constants: Readonly<Record<string, unknown>>): string {
  const lines = Object.entries(constants).map(([name, value]) => `const ${name} = ${JSON.stringify(value)};`);
  const source = readFileSync(new URL(`../edge/${file}`, import.meta.url), 'utf8').replaceAll(/^ *\/\/.*\n/gm, '');
  return `${lines.join('\n')}\n${source}`;
}
