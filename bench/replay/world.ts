import { mkdir } from 'node:fs/promises';
import { type Platform, startPlatform } from '../../local/platform.ts';
import { deployable, makeDeployable } from '../deployable.ts';
import type { Election } from '../election.ts';

export interface WorldOptions {
  /** Folder for what is made: the campaign's file and the assembly. Default: made once for all that this process runs. */
  readonly workDir?: string;
  /** Folder of the platform's data; has to be empty. */
  readonly dataDir: string;
  /** Gets a line for each request; the default drops them. */
  readonly log?: (line: string) => void;
}

/** Deploys the election's campaign on a local platform of its own, its clock standing in the ideation phase. */
export async function startWorld(election: Election, options: WorldOptions): Promise<Platform> {
  const start = await makeWorld(election, options);
  return start();
}

/** Like `startWorld`, to be started as often as one likes, on the same data: each time with new environments. */
export async function makeWorld(
  election: Election,
  { workDir, dataDir, log }: WorldOptions,
): Promise<() => Promise<Platform>> {
  await mkdir(dataDir, { recursive: true });
  const { campaign } = election;
  const now = eveningOf(campaign.phases.ideation.opens);
  const { assembly } = await (workDir === undefined
    ? deployable(campaign, now)
    : makeDeployable(workDir, campaign, now));
  return () =>
    startPlatform({
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
