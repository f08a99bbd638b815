import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { readCampaigns } from '../../infra/campaigns.ts';
import type { Election } from '../election.ts';
import { liegeElection } from '../liege.ts';
import { electionOf } from '../pabulib/election.ts';
import { PabulibError } from '../pabulib/error.ts';
import { parsePabulib } from '../pabulib.ts';
import type { ReplayArguments } from './arguments.ts';

const LIEGE_CAMPAIGN = 'reinventons-liege-2017';
const CAMPAIGNS = resolve(import.meta.dirname, '../../campaigns');

/** What was given cannot be replayed; the message says where it is wrong and how. */
export class InputError extends Error {
  override readonly name = 'InputError';
}

/** @throws InputError when there is no such file, or it is no election that can be replayed */
export async function chooseElection(args: Pick<ReplayArguments, 'source' | 'seed' | 'scale'>): Promise<Election> {
  return args.source === 'liege' ? ofLiege(args) : ofFile(args.source);
}

function ofLiege(options: Pick<ReplayArguments, 'seed' | 'scale'>): Election {
  const found = readCampaigns(CAMPAIGNS).find(({ campaign }) => campaign.id === LIEGE_CAMPAIGN);
  if (found === undefined) throw new InputError(`${CAMPAIGNS} has no campaign ${LIEGE_CAMPAIGN}`);
  return liegeElection(found.source, options);
}

async function ofFile(file: string): Promise<Election> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new InputError(`${file} cannot be read: ${message}`, { cause: error });
  }
  try {
    return electionOf(file, parsePabulib(bytes));
  } catch (error) {
    if (error instanceof PabulibError) throw new InputError(`${file}, ${error.message}`, { cause: error });
    throw error;
  }
}
