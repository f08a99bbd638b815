import { createHash } from 'node:crypto';
import type { Campaign, Instant } from '../core/campaign.ts';
import { canonicalJson } from '../core/canonical-json.ts';
import { writeCheckpoint } from '../core/checkpoint.ts';
import { dataPackage } from '../core/open-data/data-package.ts';
import { dcatDataset } from '../core/open-data/dcat.ts';
import { type ArchiveFile, CHECKPOINT, latestKey, MANIFEST, manifestText } from '../core/open-data/files.ts';
import { totalRow } from '../core/open-data/rows.ts';
import { tablesOf } from '../core/open-data/tables.ts';
import type { Result } from '../core/result.ts';
import type { ArchiveVersion } from '../stores/archives.ts';
import type { OpenDataBucket } from '../stores/open-data-bucket.ts';
import { SIGNING_PURPOSES, type SigningKeys } from '../stores/signing-keys.ts';
import type { CountedPaper } from './paper.ts';
import { byColumn, type Place, prettyJson, publishBytes, TableDraft } from './publish.ts';

const iso = (at: Instant) => new Date(at).toISOString();
const base64 = (text: string) => createHash('sha256').update(text).digest('base64');

export interface ClosingParts {
  readonly bucket: Pick<OpenDataBucket, 'putFile' | 'putBytes' | 'putCurrent' | 'lines'>;
  readonly signingKeys: Pick<SigningKeys, 'keyFor'>;
  /** Where citizens find the platform, without scheme: the names of trees begin with it. */
  readonly host: string;
  /** What the campaign's file says, for it to be published as it is. */
  readonly sourceOf: (campaign: string) => object;
  /** What checks an archive offline, by its name there: a page and a script. */
  readonly verifier: ReadonlyMap<string, string>;
}

export interface ToClose {
  readonly campaign: Campaign;
  readonly version: ArchiveVersion;
  readonly result: Result;
  readonly paper: CountedPaper;
  readonly place: Place;
}

function totalsOf({ campaign, version, result, paper }: ToClose, votes: NonNullable<ArchiveVersion['votes']>) {
  const { counts } = result;
  const { proposals, selection, selected } = paper;
  return {
    campaign: campaign.id,
    version: version.version,
    result: result.version,
    countedAt: iso(result.countedAt),
    rulesHash: result.rulesHash,
    turnout: counts.turnout,
    votes: proposals.reduce((sum, proposal) => sum + proposal.for + proposal.against, 0),
    annulled: proposals.reduce((sum, { annulled }) => sum + annulled, 0),
    /** Changes of ballots that a later one has replaced or taken back; taking back is one of them. */
    superseded: votes.counts.superseded,
    lines: votes.counts.lines,
    rule: campaign.selection,
    selection,
    proposals: proposals.map((proposal) => ({ ...proposal, selected: selected.has(proposal.number) })),
  };
}

function campaignOf({ campaign, version, result }: ToClose) {
  const { id, name, description, languages, timeZone, currency, phases, themes, districts, openData } = campaign;
  return {
    campaign: id,
    version: version.version,
    madeAt: iso(version.at),
    name,
    description,
    languages,
    timeZone,
    currency,
    phases: phases.map(({ phase, opens, closes }) => ({ phase, opens: iso(opens), closes: closes && iso(closes) })),
    themes,
    districts,
    result: {
      version: result.version,
      countedAt: iso(result.countedAt),
      code: result.code,
      rulesHash: result.rulesHash,
      // rules.json holds those that are deployed.
      rulesChanged: result.rulesHash !== campaign.rulesHash,
    },
    ...openData,
  };
}

async function publishTables(toClose: ToClose, votes: NonNullable<ArchiveVersion['votes']>): Promise<ArchiveFile[]> {
  const { place, campaign, result, paper } = toClose;
  const tables = tablesOf(campaign.languages);
  const hours = await TableDraft.of(place, tables.hours);
  for (const [hour, count] of result.hours) await hours.add([hour, count], { hour, votes: count });
  const histogram = await TableDraft.of(place, tables.histogram);
  for (const [choices, citizens] of votes.counts.histogram)
    await histogram.add([choices, citizens], { choices, citizens });
  const totals = await TableDraft.of(place, tables.totals);
  for (const proposal of paper.proposals) {
    const row = totalRow(proposal, paper.selected.has(proposal.number));
    await totals.add(row, byColumn(tables.totals, row));
  }
  // Its JSON holds more than the table.
  const [totalsTable] = await totals.publish(place);
  return [...(await hours.publish(place)), ...(await histogram.publish(place)), ...(totalsTable ? [totalsTable] : [])];
}

/**
 * Publishes what follows from the result and names all the rest: totals, rules, descriptions, manifest, and the
 * checkpoint, whose signature binds them together. Last comes the note that this is the latest version.
 */
export async function closeVersion(parts: ClosingParts, toClose: ToClose): Promise<ArchiveFile[]> {
  const { campaign, version, result, place } = toClose;
  const { words, votes } = version;
  if (!words || !votes) throw new Error(`Version ${version.version} of ${campaign.id} is not ready to be closed`);
  const { $schema: _, ...rules } = { $schema: null, ...parts.sourceOf(campaign.id) };
  const totals = prettyJson(totalsOf(toClose, votes));
  const keys = await Promise.all(SIGNING_PURPOSES.map((purpose) => parts.signingKeys.keyFor(purpose)));
  const documents: [string, string][] = [
    ['totals.json', totals],
    ['campaign.json', prettyJson(campaignOf(toClose))],
    ['rules.json', canonicalJson(rules)],
    ['jwks.json', prettyJson({ keys: keys.map(({ publicKey }) => publicKey) })],
    ...parts.verifier,
  ];
  const files = [...words, ...votes.files, ...(await publishTables(toClose, votes))];
  for (const [name, content] of documents) files.push(await publishBytes(place, name, content));
  const described = { campaign, version: version.version, madeAt: version.at, files: [...files] };
  files.push(await publishBytes(place, 'datapackage.json', prettyJson(dataPackage(described))));
  files.push(await publishBytes(place, 'dcat.jsonld', prettyJson(dcatDataset(described))));

  const manifest = manifestText(files);
  files.push(await publishBytes(place, MANIFEST, manifest, files.length));
  const key = await parts.signingKeys.keyFor('checkpoints');
  const origin = `${parts.host}/${campaign.id}`;
  const checkpoint = await writeCheckpoint(
    {
      origin,
      size: votes.counts.lines,
      root: Buffer.from(votes.root, 'base64'),
      extensions: [
        `totals ${base64(totals)}`,
        `rules ${result.rulesHash}`,
        `version ${version.version}`,
        `manifest ${base64(manifest)}`,
      ],
    },
    { name: origin, publicKey: Buffer.from(key.publicKey.x, 'base64url') },
    key.sign,
  );
  files.push(await publishBytes(place, CHECKPOINT, checkpoint));
  const latest = {
    campaign: campaign.id,
    version: version.version,
    result: result.version,
    madeAt: iso(version.at),
    votes: votes.counts.lines,
    folder: `${version.version}/`,
    manifest: base64(manifest),
  };
  await parts.bucket.putCurrent(latestKey(campaign.id), prettyJson(latest));
  return files;
}
