import { concat, equalBytes, fromUtf8 } from '../../functions/core/bytes.ts';
import { ELECTION } from '../../functions/core/open-data/files.ts';
import { Sha256 } from '../../functions/core/sha256.ts';
import { type Archive, readAll } from '../archive.ts';
import type { Findings } from '../findings.ts';
import type { Totals } from '../formats.ts';
import type { CountedVotes } from './votes.ts';

// What the archive says once more for spreadsheets and for researchers: most will look at nothing else.

const TABLE = 'totals.csv';
const HEADER = 'number,for,against,annulled,rank,selected';

/** Compares the copies that are there with what was counted. */
export async function checkCopies(
  archive: Archive,
  totals: Totals,
  votes: CountedVotes,
  findings: Findings,
): Promise<void> {
  const wrongs = findings.wrongs;
  const copies = [TABLE, ELECTION].filter((name) => archive.names.has(name));
  if (copies.includes(TABLE)) await checkTable(archive, totals, findings);
  if (copies.includes(ELECTION) && votes.election !== null) {
    const found = await hashOfVotes(archive);
    if (found === null || !equalBytes(found, votes.election)) findings.wrong('election-differs', { file: ELECTION });
  }
  if (copies.length > 0 && findings.wrongs === wrongs) findings.holds('copies-hold', { files: copies.join(', ') });
}

async function checkTable(archive: Archive, totals: Totals, findings: Findings): Promise<void> {
  const selected = new Set(totals.selection?.outcome.selected);
  const rows = totals.proposals.map(({ number, for: votesFor, against, annulled, rank }) =>
    [number, votesFor, against, annulled, rank ?? '', selected.has(number) ? 1 : 0].join(),
  );
  const expected = [HEADER, ...rows, ''];
  const found = (fromUtf8((await readAll(archive, TABLE)) ?? new Uint8Array(0)) ?? '').split('\r\n');
  for (let index = 0; index < Math.max(expected.length, found.length); index++) {
    if (found[index] === expected[index]) continue;
    const values = { found: found[index] ?? '', expected: expected[index] ?? '' };
    findings.wrong('copy-differs', { file: TABLE, line: index + 1 }, values);
  }
}

/** SHA-256 over the lines below the head of VOTES; null where there is no such part. */
async function hashOfVotes(archive: Archive): Promise<Uint8Array | null> {
  const hash = new Sha256();
  let head: Uint8Array | null = new Uint8Array(0);
  for await (const piece of archive.read(ELECTION)) {
    if (head === null) {
      hash.update(piece);
      continue;
    }
    head = concat(head, piece);
    const end = endOfHead(head);
    if (end < 0) continue;
    hash.update(head.subarray(end));
    head = null;
  }
  return head === null ? hash.digest() : null;
}

/** Where the first vote begins: after the line VOTES and the line of its columns. */
function endOfHead(bytes: Uint8Array): number {
  // Characters of one byte each, so that places in the text are places in the bytes.
  const text = new TextDecoder('latin1').decode(bytes);
  const part = text.indexOf('\nVOTES\n');
  const columns = part < 0 ? -1 : text.indexOf('\n', part + '\nVOTES\n'.length);
  return columns + 1 || -1;
}
