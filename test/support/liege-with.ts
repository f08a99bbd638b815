import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const FILE = 'reinventons-liege-2017.json';

type Rules = Readonly<Record<string, unknown>>;

/** A folder of campaigns below `folder` that holds Liège's with other rules; `voting` is added to, the rest replaced. */
export async function liegeWith(folder: string, { voting, ...rules }: Rules & { voting?: Rules }): Promise<string> {
  const campaigns = join(folder, 'campaigns');
  await mkdir(campaigns, { recursive: true });
  const liege = JSON.parse(await readFile(join('campaigns', FILE), 'utf8'));
  const changed = { ...liege, ...rules, voting: { ...liege.voting, ...voting } };
  await writeFile(join(campaigns, FILE), JSON.stringify(changed));
  return campaigns;
}
