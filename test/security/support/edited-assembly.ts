import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { APP_STACK } from '../../../infra/compose.ts';
import { testAssembly } from '../../support/database.ts';

export interface TemplateResource {
  readonly Type: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests change properties of every shape
  readonly Properties: Record<string, any>;
  readonly Metadata?: Record<string, string>;
}
export type Resources = Record<string, TemplateResource>;

/** A copy of the tests' cloud assembly whose application template has been changed. The bundles stay where they are. */
export class EditedAssembly {
  readonly folder: string;

  constructor(edit: (resources: Resources) => void) {
    this.folder = mkdtempSync(join(tmpdir(), 'reinventons-edited-'));
    for (const name of readdirSync(testAssembly())) {
      const [from, to] = [join(testAssembly(), name), join(this.folder, name)];
      if (name.startsWith('asset.')) symlinkSync(from, to);
      else cpSync(from, to, { recursive: true });
    }
    const file = join(this.folder, `${APP_STACK}.template.json`);
    const template: { Resources: Resources } = JSON.parse(readFileSync(file, 'utf8'));
    edit(template.Resources);
    writeFileSync(file, JSON.stringify(template));
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
