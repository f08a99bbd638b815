import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { closeVersion } from '../../functions/archive/closing.ts';
import { type Place, prettyJson, publishBytes } from '../../functions/archive/publish.ts';
import type { VoteLine } from '../../functions/archive/sorted-votes.ts';
import { publishVotes } from '../../functions/archive/votes.ts';
import { versionFolder } from '../../functions/core/open-data/files.ts';
import { proposalResults, type Result } from '../../functions/core/result.ts';
import { selectWithWhatIf } from '../../functions/core/selection/select.ts';
import { deriveSigningKey } from '../../functions/stores/signing-keys.ts';
import type { ReadCampaign } from '../../infra/campaigns.ts';
import { FolderBucket } from './folder-bucket.ts';

export interface ArchiveSize {
  readonly proposals: number;
  readonly votes: number;
  /** On each ballot but the last, which has the rest. */
  readonly choices: number;
}

/** Writes an archive of random votes with the platform's own code, without a platform; gives the version's folder. */
export async function makeArchive(
  folder: string,
  { campaign, source }: ReadCampaign,
  size: ArchiveSize,
): Promise<string> {
  const { proposals: last, votes: count, choices } = size;
  const lines = votesOf(size);
  const counts = { for: new Uint32Array(last), against: new Uint32Array(last) };
  for (const { number, choice } of lines) {
    const counted = counts[choice];
    counted[number - 1] = (counted[number - 1] ?? 0) + 1;
  }
  const turnout = Math.ceil(count / choices);
  const at = 1_500_000_000_000;
  const result: Result = {
    campaign: campaign.id,
    version: 1,
    countedAt: at,
    code: '0'.repeat(64),
    rulesHash: campaign.rulesHash,
    deployedRulesHash: campaign.rulesHash,
    rule: campaign.selection.rule,
    score: 'for',
    without: new Set(),
    annulled: new Set(),
    annulments: [],
    pauses: [],
    counts: { ...counts, turnout, ballots: turnout, beyond: 0, unreadable: 0 },
    tally: { ...counts, turnout },
    hours: new Map(),
    aside: 0,
    selection: null,
  };
  const scratch = await mkdtemp(join(folder, 'scratch-'));
  const bucket = new FolderBucket(folder);
  const place: Place = { bucket, folder: versionFolder(campaign.id, 1), scratch };
  const proposals = proposalResults(result);
  const candidates = proposals.map((proposal) => ({ ...proposal, theme: 'theme', district: null, cost: null }));
  const selection = selectWithWhatIf(campaign.selection, { candidates, ballots: [] });
  const selected = new Set(selection.outcome.selected);
  const projects = candidates.map((candidate) => ({
    ...candidate,
    annulled: false,
    about: null,
    selected: selected.has(candidate.number),
  }));
  const about = candidates.map(({ number, theme, district }) => ({ number, theme, district }));
  const words = [await publishBytes(place, 'proposals.json', prettyJson(about), last)];
  const published = await publishVotes(place, campaign, lines, { campaign, projects, votes: count, turnout });
  const histogram: [number, number][] = [[choices, Math.floor(count / choices)]];
  if (count % choices > 0) histogram.unshift([count % choices, 1]);
  const version = {
    version: 1,
    result: 1,
    at,
    words,
    votes: {
      files: [...published.files],
      counts: { lines: count, superseded: 0, histogram },
      root: Buffer.from(published.root).toString('base64'),
    },
  };
  const parts = {
    bucket,
    signingKeys: {
      keyFor: (purpose: 'receipts' | 'checkpoints') => Promise.resolve(deriveSigningKey('bench', purpose)),
    },
    host: 'ideas.example.org',
    sourceOf: () => source,
    verifier: new Map<string, string>(),
  };
  await closeVersion(parts, {
    campaign,
    version,
    result,
    paper: { proposals: candidates, projects, selection, selected },
    place,
  });
  await rm(scratch, { recursive: true });
  return join(folder, place.folder);
}

/** One vote in eight is against, as in Liège; commitments are hashes that open to nothing. */
function votesOf({ proposals, votes }: ArchiveSize): VoteLine[] {
  const commitments = Array.from({ length: votes }, (_, index) =>
    createHash('sha256').update(`vote ${index}`).digest('base64url'),
  );
  return commitments
    .sort((one, other) => (one < other ? -1 : 1))
    .map((commitment, index) => ({
      // No two proposals alike, so that the rule of selection has no ties to leave open.
      number: 1 + Math.floor(proposals * ((index * 0.618_033_988_75) % 1) ** 2),
      choice: index % 8 === 0 ? 'against' : 'for',
      commitment,
    }));
}
