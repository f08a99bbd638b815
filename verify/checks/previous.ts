import { equalBytes, fromUtf8 } from '../../functions/core/bytes.ts';
import type { SignedCheckpoint } from '../../functions/core/checkpoint.ts';
import { verifyCheckpoint } from '../../functions/core/checkpoint.ts';
import { CHECKPOINT, VOTES } from '../../functions/core/open-data/files.ts';
import type { Archive } from '../archive.ts';
import type { Findings } from '../findings.ts';
import type { PublicKey } from '../keys.ts';
import { VoteLines } from '../votes.ts';
import type { CountedVotes } from './votes.ts';

const FILE = CHECKPOINT;

export interface TwoVersions {
  readonly previous: SignedCheckpoint;
  /** Its archive, if it is there and not its checkpoint alone. */
  readonly previousArchive: Archive;
  readonly current: SignedCheckpoint;
  readonly archive: Archive;
  readonly votes: CountedVotes;
  readonly keys: readonly PublicKey[];
}

/** Compares an earlier checkpoint, as somebody has kept it, with this archive's. */
export async function checkPrevious(
  { previous, previousArchive, current, archive, votes, keys }: TwoVersions,
  findings: Findings,
): Promise<void> {
  const [before, now] = [previous.checkpoint, current.checkpoint];
  const line = (number: number) => ({ file: FILE, line: number });
  if (!(await isSigned(previous, keys))) findings.wrong('previous-unsigned', line(1));
  if (before.origin !== now.origin) {
    return findings.wrong('previous-other', line(1), { found: before.origin, expected: now.origin });
  }
  const [one, two] = [versionOf(previous), versionOf(current)];
  if (one !== null && one === two && previous.body !== current.body) {
    findings.wrong('previous-changed', line(1), { version: one });
  }
  if (before.size === now.size && equalBytes(before.root, now.root)) {
    return findings.holds('previous-same', { size: now.size });
  }
  if (votes.rootBefore !== null && equalBytes(votes.rootBefore, before.root)) {
    return findings.holds('previous-begins', { before: before.size, now: now.size });
  }
  findings.wrong('previous-differs', line(3), { before: before.size, now: now.size });
  if (previousArchive.names.has(VOTES)) await tellLines(previousArchive, archive, findings);
}

async function isSigned(previous: SignedCheckpoint, keys: readonly PublicKey[]): Promise<boolean> {
  for (const { bytes } of keys) {
    if (await verifyCheckpoint(previous, { name: previous.checkpoint.origin, publicKey: bytes })) return true;
  }
  return false;
}

function versionOf({ checkpoint: { extensions } }: SignedCheckpoint): string | null {
  return extensions.find((extension) => extension.startsWith('version '))?.slice('version '.length) ?? null;
}

/** Which lines one has and the other has not. */
async function tellLines(before: Archive, now: Archive, findings: Findings): Promise<void> {
  const lost = await linesOf(before);
  const added = await linesOf(now);
  for (const text of added.keys()) if (lost.delete(text)) added.delete(text);
  for (const line of added.values()) findings.wrong('vote-added', { file: VOTES, line });
  for (const line of lost.values()) findings.wrong('vote-lost', { file: VOTES, line });
  if (lost.size > 0 && sameChoices(lost.keys(), added.keys())) {
    findings.unchecked('previous-renamed', { count: lost.size });
  }
}

/** Whether the same numbers and choices went and came, under other commitments. */
function sameChoices(lost: Iterable<string>, added: Iterable<string>): boolean {
  const choicesOf = (lines: Iterable<string>) => [...lines].map((line) => line.slice(0, line.lastIndexOf(','))).sort();
  return choicesOf(lost).join('\n') === choicesOf(added).join('\n');
}

async function linesOf(archive: Archive): Promise<Map<string, number>> {
  const lines = new Map<string, number>();
  const reader = new VoteLines(
    () => undefined,
    ({ leaf, line }) => lines.set(fromUtf8(leaf) ?? '', line),
  );
  for await (const piece of archive.read(VOTES)) reader.push(piece);
  reader.end();
  return lines;
}
