import type { SignedCheckpoint } from '../functions/core/checkpoint.ts';
import { CHECKPOINT, ELECTION, MANIFEST, VOTES } from '../functions/core/open-data/files.ts';
import type { Archive } from './archive.ts';
import { checkBinding, checkSignature, readCheckpoint } from './checks/checkpoint.ts';
import { checkCopies } from './checks/copies.ts';
import { canVerifySignatures, readKeys } from './checks/keys.ts';
import { checkManifest } from './checks/manifest.ts';
import { checkPrevious } from './checks/previous.ts';
import { checkOwn, commitmentsOf } from './checks/receipts.ts';
import { checkSelection, rulesHashOf } from './checks/rules.ts';
import { checkHistogram, checkTotals } from './checks/totals.ts';
import { checkVotes } from './checks/votes.ts';
import { type Finding, Findings } from './findings.ts';
import { readJson, rulesSchema, totalsSchema } from './formats.ts';
import { type OwnEvidence, type OwnFile, readOwnFile } from './receipts.ts';
import { UnusableError } from './unusable-error.ts';

export interface VerifyOptions {
  /** A citizen's own receipts. */
  readonly own?: readonly OwnFile[];
  /** An earlier version, or nothing but its checkpoint. */
  readonly previous?: Archive | null;
  /** Thumbprints of keys that are known from elsewhere; see `pinnedKeys`. Null: the archive's own are believed. */
  readonly pinned?: ReadonlySet<string> | null;
  /** Told how many more bytes were read, for a bar that shows how far it is. */
  readonly onBytes?: (bytes: number) => void;
}

export interface Report {
  /** Null where the archive does not say. */
  readonly campaign: string | null;
  readonly version: number | null;
  /** Whether nothing is wrong. */
  readonly holds: boolean;
  readonly findings: readonly Finding[];
}

/** Looks at everything that an archive claims. Throws an UnusableError. */
export async function verify(archive: Archive, options: VerifyOptions = {}): Promise<Report> {
  const { onBytes = () => undefined, pinned = null } = options;
  if (!archive.names.has(MANIFEST) && !archive.names.has(CHECKPOINT)) throw new UnusableError('no-archive');
  const own = readOwn(options.own ?? []);
  const findings = new Findings();
  const hashes = await checkManifest(archive, findings, onBytes);
  const totals = await readJson(archive, 'totals.json', totalsSchema, findings);
  const rules = await readJson(archive, 'rules.json', rulesSchema, findings);
  const signed = await readCheckpoint(archive, findings);
  const keys = await readKeys(archive, findings);
  const canVerify = await canVerifySignatures();
  if (!canVerify) findings.unchecked('signatures-impossible');
  const previous = await previousOf(options.previous ?? null);

  const scored = rules && archive.names.has(ELECTION) ? rules.voting.choices.includes('against') : null;
  const wanted = { commitments: commitmentsOf(own), size: previous?.signed.checkpoint.size ?? null, scored };
  const votes = archive.names.has(VOTES) ? await checkVotes(archive, hashes.files, findings, wanted) : null;
  if (totals && votes) checkTotals(totals, votes, findings);
  if (totals && votes) await checkCopies(archive, totals, votes, findings);
  if (votes) await checkHistogram(archive, totals, votes, findings);
  if (rules && totals) await checkSelection(archive, rules, totals, findings);
  if (signed) {
    const bound = { totals, rulesHash: rules && rulesHashOf(rules), manifest: hashes.manifest, votes };
    await checkBinding(archive, signed, bound, findings);
    if (canVerify) await checkSignature(signed, keys, pinned, findings);
  }
  if (previous && signed && votes && canVerify) {
    const versions = {
      previous: previous.signed,
      previousArchive: previous.archive,
      current: signed,
      archive,
      votes,
      keys,
    };
    await checkPrevious(versions, findings);
  }
  if (votes && totals && canVerify) {
    const annulled = new Set(totals.proposals.filter(({ rank }) => rank === null).map(({ number }) => number));
    await checkOwn(own, { campaign: totals.campaign, annulled, votes, keys }, findings);
  }
  const holds = findings.wrongs === 0;
  return { campaign: totals?.campaign ?? null, version: totals?.version ?? null, holds, findings: findings.list() };
}

function readOwn(files: readonly OwnFile[]): OwnEvidence {
  const read = files.map((file) => {
    const evidence = readOwnFile(file);
    if (evidence.receipts.length + evidence.votes.length === 0)
      throw new UnusableError('no-receipt', { file: file.name });
    return evidence;
  });
  return {
    receipts: read.flatMap(({ receipts }) => receipts),
    votes: read.flatMap(({ votes }) => votes),
    unreadable: read.flatMap(({ unreadable }) => unreadable),
  };
}

interface Previous {
  readonly archive: Archive;
  readonly signed: SignedCheckpoint;
}

async function previousOf(archive: Archive | null): Promise<Previous | null> {
  if (archive === null) return null;
  const found = new Findings();
  const signed = await readCheckpoint(archive, found);
  if (signed !== null) return { archive, signed };
  const [problem] = found.list();
  throw new UnusableError('no-previous', { reason: `${problem?.values.reason ?? 'checkpoint'}` });
}
