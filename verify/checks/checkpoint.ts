import { toBase64 } from '../../functions/core/base64.ts';
import { equalBytes, fromUtf8 } from '../../functions/core/bytes.ts';
import {
  CheckpointError,
  parseCheckpoint,
  type SignedCheckpoint,
  verifyCheckpoint,
} from '../../functions/core/checkpoint.ts';
import { sha256 } from '../../functions/core/sha256.ts';
import { type Archive, readAll } from '../archive.ts';
import type { Findings } from '../findings.ts';
import type { Totals } from '../formats.ts';
import type { PublicKey } from '../keys.ts';
import type { CountedVotes } from './votes.ts';

const FILE = 'checkpoint';

/** Null where there is none that can be read. */
export async function readCheckpoint(archive: Archive, findings: Findings): Promise<SignedCheckpoint | null> {
  const bytes = await readAll(archive, FILE);
  if (bytes === null) {
    findings.wrong('file-missing', { file: FILE });
    return null;
  }
  try {
    return parseCheckpoint(fromUtf8(bytes) ?? '');
  } catch (error) {
    if (!(error instanceof CheckpointError)) throw error;
    findings.wrong('checkpoint-form', { file: FILE }, { reason: error.message });
    return null;
  }
}

/** Looks for a key that signed it. `pinned`: the thumbprints that somebody got from elsewhere; null: none given. */
export async function checkSignature(
  signed: SignedCheckpoint,
  keys: readonly PublicKey[],
  pinned: ReadonlySet<string> | null,
  findings: Findings,
): Promise<void> {
  const name = signed.checkpoint.origin;
  const line = signed.body.split('\n').length + 1;
  for (const { kid, bytes } of keys) {
    if (!(await verifyCheckpoint(signed, { name, publicKey: bytes }))) continue;
    if (pinned === null) {
      findings.holds('signature-holds', { kid });
      findings.unchecked('key-not-given', { kid });
    } else if (pinned.has(kid)) findings.holds('signature-pinned', { kid });
    else findings.wrong('signature-other-key', { file: FILE, line }, { kid });
    return;
  }
  findings.wrong('signature-broken', { file: FILE, line });
}

export interface Bound {
  readonly totals: Totals | null;
  /** SHA-256 (hex) of rules.json; null where it cannot be read. */
  readonly rulesHash: string | null;
  /** SHA-256 of MANIFEST. */
  readonly manifest: Uint8Array | null;
  readonly votes: CountedVotes | null;
}

/** Compares what the checkpoint names with what the archive holds. */
export async function checkBinding(
  archive: Archive,
  { checkpoint: { origin, size, root, extensions } }: SignedCheckpoint,
  { totals, rulesHash, manifest, votes }: Bound,
  findings: Findings,
): Promise<void> {
  const differs = (line: number, what: string, found: string | number, expected: string | number) =>
    findings.wrong('checkpoint-differs', { file: FILE, line }, { what, found, expected });
  const wrongs = findings.wrongs;
  if (totals !== null && !origin.endsWith(`/${totals.campaign}`)) differs(1, 'campaign', origin, totals.campaign);
  if (votes !== null && votes.lines !== size) differs(2, 'votes.csv', size, votes.lines);
  if (votes !== null && !equalBytes(votes.root, root)) differs(3, 'votes.csv', toBase64(root), toBase64(votes.root));
  const totalsBytes = await readAll(archive, 'totals.json');
  const expected = {
    totals: totalsBytes && toBase64(sha256(totalsBytes)),
    rules: rulesHash,
    version: totals && `${totals.version}`,
    manifest: manifest && toBase64(manifest),
  };
  for (const [name, value] of Object.entries(expected)) {
    if (value === null) continue;
    const index = extensions.findIndex((extension) => extension.startsWith(`${name} `));
    const found = extensions[index]?.slice(name.length + 1);
    if (found === undefined) findings.wrong('checkpoint-lacks', { file: FILE }, { what: name });
    else if (found !== value) differs(4 + index, name, found, value);
  }
  if (findings.wrongs === wrongs) findings.holds('checkpoint-holds', { size, root: toBase64(root) });
}
