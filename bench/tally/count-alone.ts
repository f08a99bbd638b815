import { Logger } from '@aws-lambda-powertools/logger';
import { CHOICES } from '../../functions/core/campaign.ts';
import { counterOf, numberPages, pageOf } from '../../functions/core/tally.ts';
import { countVotes } from '../../functions/count-votes/handler.ts';
import { type CampaignFile, parseCampaign } from '../../functions/http/campaign-file.ts';
import { DeployedCampaigns } from '../../functions/http/deployed-campaigns.ts';
import { counterIn, Tallies } from '../../functions/stores/tallies.ts';
import { countBallots, type Election, type Vote } from '../election.ts';
import type { Tables } from '../tables.ts';
import { voteRecords } from './records.ts';
import type { Consumed } from './write-units.ts';

/** As long as the names that DynamoDB gives: the name is an attribute of every page. */
const SHARD = 'shardId-00000001496268000000-1a2b3c4d';
const HOUR = 3_600_000;

export interface CountedAlone {
  readonly votes: number;
  readonly seconds: number;
  readonly writes: number;
  readonly units: number;
  /** Bytes of the largest event, as JSON. */
  readonly largest: number;
  /** Counters that differ from the votes. */
  readonly wrong: number;
}

/**
 * Gives the first `votes` votes of an election to the function that keeps the tally, `batch` records at a time, on
 * pages of their own.
 */
export async function countAlone(
  { client, tables }: Pick<Tables, 'client' | 'tables'>,
  consumed: Consumed,
  election: Election,
  { votes, batch }: { votes: number; batch: number },
): Promise<CountedAlone> {
  const file: CampaignFile = { ...election.campaign, id: `batches-of-${batch}` };
  const campaign = parseCampaign(file, file.id);
  const opens = campaign.phases.find(({ phase }) => phase === 'voting')?.opens ?? 0;
  const tallies = new Tallies(client, tables.tallies);
  const count = countVotes({
    campaigns: new DeployedCampaigns([campaign]),
    tallies,
    aside: { put: (record) => Promise.reject(new Error(`A record was put aside: ${record.reason}`)) },
    logger: new Logger({ serviceName: 'bench', logLevel: 'SILENT' }),
    onlyShard: null,
  });
  const records = voteRecords(campaign.id, election, opens + HOUR, 25 * 24 * HOUR);
  const all = Iterator.from(records).take(votes).toArray();
  const [writes, units] = [consumed.writes, consumed.units];
  let [milliseconds, largest] = [0, 0];
  for (let start = 0; start < all.length; start += batch) {
    const Records = all.slice(start, start + batch);
    largest = Math.max(largest, Buffer.byteLength(JSON.stringify({ Records })));
    const started = performance.now();
    await count({ Records, shardId: SHARD, state: {} });
    milliseconds += performance.now() - started;
  }
  return {
    votes: all.length,
    seconds: milliseconds / 1000,
    writes: consumed.writes - writes,
    units: consumed.units - units,
    largest,
    wrong: await wrongCounters(tallies, campaign.id, firstVotes(election, votes)),
  };
}

/** The election as far as its first votes go, in the order of `voteRecords`. */
function firstVotes({ drafts, ballots }: Election, votes: number): Pick<Election, 'drafts' | 'ballots'> {
  const kept = ballots.map(({ voter }): { voter: string; votes: Vote[] } => ({ voter, votes: [] }));
  let left = votes;
  for (let turn = 0; left > 0; turn++) {
    const before = left;
    for (const [index, ballot] of ballots.entries()) {
      const vote = ballot.votes[turn];
      if (!vote || left === 0) continue;
      kept[index]?.votes.push(vote);
      left--;
    }
    if (left === before) break;
  }
  return { drafts, ballots: kept };
}

async function wrongCounters(
  tallies: Tallies,
  campaign: string,
  election: Pick<Election, 'drafts' | 'ballots'>,
): Promise<number> {
  const pages = await tallies.read(campaign, numberPages(election.drafts.length));
  return countBallots(election).flatMap((count) =>
    CHOICES.filter((choice) => {
      const page = pages.get(pageOf(count.number));
      return counterIn(page, counterOf(choice, count.number)) !== count[choice];
    }),
  ).length;
}
