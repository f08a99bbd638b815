import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Logger } from '@aws-lambda-powertools/logger';
import * as z from 'zod';
import { type Campaign, CHOICES, type Instant } from '../core/campaign.ts';
import { VOTES, versionFolder } from '../core/open-data/files.ts';
import { resultsPublic } from '../core/publication.ts';
import type { Result } from '../core/result.ts';
import type { DeployedCampaigns } from '../http/deployed-campaigns.ts';
import type { Archives, ArchiveVersion } from '../stores/archives.ts';
import type { CampaignStates } from '../stores/campaign-states.ts';
import type { Projects } from '../stores/projects.ts';
import type { PublicWords } from '../stores/public-words.ts';
import type { Results } from '../stores/results.ts';
import { type ClosingParts, closeVersion } from './closing.ts';
import { type GatherParts, gatherVotes } from './gather-votes.ts';
import { type CountedPaper, countedPaper } from './paper.ts';
import type { Place } from './publish.ts';
import type { VoteLine } from './sorted-votes.ts';
import { publishVotes } from './votes.ts';
import { publishWords } from './words.ts';

/** Milliseconds that have to be left for the next part; the whole of Liège takes seconds, a million votes minutes. */
export const TIME_KEPT = 8 * 60_000;
/** How long, in milliseconds, a campaign's archive stays in the hands of an invocation that does not give it back. */
export const LEASE = 16 * 60_000;

/**
 * `at`: as of when it is asked for. A result is archived once; `again` asks for a version that was made as of `at` or
 * later, although the result is the same: proposals are answered and projects go on. The same event sent twice makes
 * one version.
 */
const archiveEvent = z.strictObject({
  campaign: z.string(),
  at: z.iso.datetime(),
  again: z.boolean().default(false),
});
export type ArchiveEvent = z.input<typeof archiveEvent>;

/** `latest`: the version that is there in the end; null: there is no public result yet. */
export type ArchiveOutcome =
  | { readonly latest: number | null }
  /** Somebody else is at it, and will see what was asked here. */
  | { readonly underWay: true }
  | { readonly continues: true };

export interface ArchiveParts extends GatherParts, ClosingParts {
  readonly campaigns: DeployedCampaigns;
  readonly results: Pick<Results, 'latest' | 'read'>;
  readonly states: Pick<CampaignStates, 'read'>;
  /** Since when a moderator has made the result public; null: none has. */
  readonly publishedAt: (campaign: string) => Promise<Instant | null>;
  readonly archives: Archives;
  readonly words: PublicWords;
  readonly projects: Projects;
  /** Invokes this function once more, asynchronously. */
  readonly goOn: (event: ArchiveEvent) => Promise<void>;
  /** A clock for leases alone. */
  readonly now: () => Instant;
  readonly logger: Logger;
}

interface Context {
  readonly awsRequestId: string;
  getRemainingTimeInMillis(): number;
}

/**
 * Writes a campaign's open data once its result is public. Each part of a version is noted when it is there, so that a
 * repeated or interrupted invocation does what is missing; one that runs out of time between two parts invokes the
 * function again. Only one invocation is at work on a campaign at a time.
 */
export function archiveCampaign(parts: ArchiveParts) {
  const { campaigns, results, states, publishedAt, archives, words, now, logger } = parts;

  /** The version to be made next, begun or not; null when there is none. */
  async function dueVersion(campaign: Campaign, at: Instant): Promise<ArchiveVersion | null> {
    const { id } = campaign;
    const result = await results.latest(id);
    if (!result) return null;
    const [{ done }, published] = await Promise.all([states.read(id), publishedAt(id)]);
    if (!resultsPublic(campaign, done) && published === null) return null;
    const latest = await archives.latest(id);
    if (latest && latest.doneAt === undefined) return latest;
    const wanted = await archives.wanted(id);
    if (latest && latest.result >= result.version && latest.at >= (wanted ?? latest.at)) return null;
    return { version: (latest?.version ?? 0) + 1, result: result.version, at: Math.max(at, wanted ?? at) };
  }

  /** The lines of the votes, and what only ballots tell. A result's votes are gathered once; later versions copy them. */
  async function linesOf(campaign: Campaign, result: Result, version: ArchiveVersion, scratch: string) {
    const earlier = (await archives.done(campaign.id)).find((one) => one.result === result.version);
    if (earlier?.votes) {
      const key = `${versionFolder(campaign.id, earlier.version)}${VOTES}`;
      return { lines: readVotes(parts.bucket.lines(key)), counts: earlier.votes.counts };
    }
    const { votes, counts } = await gatherVotes(parts, campaign, result, version.at, scratch);
    return { lines: votes.inOrder(), counts };
  }

  async function addVotes(
    campaign: Campaign,
    result: Result,
    version: ArchiveVersion,
    paper: CountedPaper,
    place: Place,
  ): Promise<NonNullable<ArchiveVersion['votes']>> {
    const { lines, counts } = await linesOf(campaign, result, version, place.scratch);
    const { turnout } = result.counts;
    const election = { campaign, projects: paper.projects, votes: counts.lines, turnout };
    const { files, root } = await publishVotes(place, campaign, lines, election);
    return { files: [...files], counts, root: Buffer.from(root).toString('base64') };
  }

  /** False when the time was over first. */
  async function make(campaign: Campaign, due: ArchiveVersion, context: Context): Promise<boolean> {
    const { id } = campaign;
    const result = await results.read(id, due.result);
    if (!result) throw new Error(`${id} has no result of version ${due.result}, which its archive was begun for`);
    const scratch = await mkdtemp(join(tmpdir(), 'archive-'));
    try {
      const place = { bucket: parts.bucket, folder: versionFolder(id, due.version), scratch };
      let version = due;
      if (!version.words) {
        version = { ...version, words: await publishWords(parts, place, campaign, due.at) };
        await archives.note(id, due.version, { words: version.words });
        if (context.getRemainingTimeInMillis() < TIME_KEPT) return false;
      }
      const paper = await countedPaper(words, id, result);
      if (!version.votes) {
        version = { ...version, votes: await addVotes(campaign, result, version, paper, place) };
        await archives.note(id, due.version, { votes: version.votes });
      }
      const files = await closeVersion(parts, { campaign, version, result, paper, place });
      await archives.note(id, due.version, { files, doneAt: now() });
      logger.info('archive-done', { campaign: id, version: due.version, result: due.result, files: files.length });
      return true;
    } finally {
      await rm(scratch, { recursive: true, force: true });
    }
  }

  return async (event: unknown, context: Context): Promise<ArchiveOutcome> => {
    const asked = archiveEvent.parse(event);
    const campaign = campaigns.get(asked.campaign);
    const { id } = campaign;
    const at = Date.parse(asked.at);
    if (asked.again) await archives.want(id, at);
    // Looked at again after it was given back: somebody may have come meanwhile, and left it to this invocation.
    for (;;) {
      if (!(await dueVersion(campaign, at))) break;
      if (!(await archives.take(id, context.awsRequestId, now(), now() + LEASE))) return { underWay: true };
      try {
        const due = await dueVersion(campaign, at);
        if (!due) break;
        if ((await archives.latest(id))?.version !== due.version) await archives.begin(id, due);
        if (!(await make(campaign, due, context))) {
          await archives.release(id, context.awsRequestId);
          await parts.goOn(asked);
          return { continues: true };
        }
      } finally {
        await archives.release(id, context.awsRequestId);
      }
    }
    return { latest: (await archives.latest(id))?.version ?? null };
  };
}

async function* readVotes(lines: AsyncIterable<string>): AsyncGenerator<VoteLine> {
  let header = true;
  for await (const line of lines) {
    if (!header) {
      const [number, word, commitment] = line.split(',');
      const choice = CHOICES.find((known) => known === word);
      if (!choice || commitment === undefined) throw new Error(`"${line}" is no line of ${VOTES}`);
      yield { number: Number(number), choice, commitment };
    }
    header = false;
  }
}
