import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import type { Standing } from './campaign.ts';

const template = z.looseObject({ Resources: z.record(z.string(), z.looseObject({ Type: z.string() })) });

/** What the templates of an assembly keep standing whether anybody comes or not. */
export async function standingOf(assembly: string): Promise<Standing> {
  const files = (await readdir(assembly)).filter((name) => name.endsWith('.template.json'));
  const texts = await Promise.all(files.map((name) => readFile(join(assembly, name), 'utf8')));
  const types = texts.flatMap((text) =>
    Object.values(template.parse(JSON.parse(text)).Resources).map(({ Type }) => Type),
  );
  const count = (type: string) => types.filter((one) => one === type).length;
  return {
    secrets: count('AWS::SecretsManager::Secret'),
    alarms: count('AWS::CloudWatch::Alarm'),
    dashboards: count('AWS::CloudWatch::Dashboard'),
  };
}
