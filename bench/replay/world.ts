import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { synthesize } from '../../infra/synthesize.ts';
import { type Platform, startPlatform } from '../../local/platform.ts';
import type { Election } from '../election.ts';

export interface WorldOptions {
  /** Folder for what is made: the campaign's file and the assembly. */
  readonly workDir: string;
  /** Folder of the platform's data; has to be empty. */
  readonly dataDir: string;
  /** Gets a line for each request; the default drops them. */
  readonly log?: (line: string) => void;
}

/** Deploys the election's campaign on a local platform of its own, its clock standing in the ideation phase. */
export async function startWorld(election: Election, { workDir, dataDir, log }: WorldOptions): Promise<Platform> {
  const campaigns = join(workDir, 'campaigns');
  await mkdir(campaigns, { recursive: true });
  await mkdir(dataDir, { recursive: true });
  await writeFile(join(campaigns, `${election.campaign.id}.json`), JSON.stringify(election.campaign, null, 2));
  const now = eveningOf(election.campaign.phases.ideation.opens);
  const assembly = await synthesize({ campaigns, outdir: join(workDir, 'build'), now });
  return startPlatform({
    assembly,
    port: 0,
    dataDir,
    // It stands until it is moved into the voting.
    clock: { now, speed: 0 },
    log: log ?? (() => {}),
    // One client casts what a whole city would.
    throttles: false,
  });
}

/** An instant on the first day of the phase, whatever the zone: no need to know its offset. */
function eveningOf(opens: string): Date {
  return new Date(`${opens.slice(0, 10)}T20:00:00Z`);
}
