import { PabulibError } from './error.ts';
import { records, type Section } from './sections.ts';
import { wholeNumber } from './values.ts';

/** Vote types whose votes are plain choices, so that each is one vote for one proposal. */
export const VOTE_TYPES = ['approval', 'choose-1'] as const;
/** Vote types of the format that carry ranks or points, which a vote *for* cannot express. */
export const REFUSED_VOTE_TYPES = ['ordinal', 'cumulative', 'scoring'] as const;
/** `for-against` is scoring from -1 to 1: a point is a vote for, and one less is a vote against. */
export type VoteType = (typeof VOTE_TYPES)[number] | 'for-against';
/** What META says of such points; a project that a vote does not name gets none. */
const FOR_AGAINST = { vote_type: 'scoring', min_points: '-1', max_points: '1', default_score: '0' };

interface MetaEntry {
  readonly line: number;
  readonly value: string;
}
type Meta = ReadonlyMap<string, MetaEntry>;

export function readMeta(section: Section): Meta {
  const meta = new Map<string, MetaEntry>();
  for (const { line, get } of records(section, ['key', 'value'])) {
    const key = get('key');
    const earlier = meta.get(key);
    if (earlier !== undefined) throw new PabulibError(line, key, `the key is already on line ${earlier.line}`);
    meta.set(key, { line, value: get('value') });
  }
  return meta;
}

export function readVoteType(meta: Meta, metaLine: number): VoteType {
  const accepted = `accepted are ${VOTE_TYPES.join(' and ')}, and scoring with min_points -1, max_points 1, default_score 0`;
  const entry = meta.get('vote_type');
  if (entry === undefined) throw new PabulibError(metaLine, 'vote_type', `the key is missing; ${accepted}`);
  const voteType = VOTE_TYPES.find((known) => known === entry.value);
  if (voteType !== undefined) return voteType;
  if (Object.entries(FOR_AGAINST).every(([key, value]) => meta.get(key)?.value === value)) return 'for-against';
  const known = REFUSED_VOTE_TYPES.some((refused) => refused === entry.value);
  const problem = known
    ? `${entry.value} votes carry ranks or points and cannot be cast as choices; ${accepted}`
    : `"${entry.value}" is no vote type of the format; ${accepted}`;
  throw new PabulibError(entry.line, 'vote_type', problem);
}

export function readCount(meta: Meta, key: string): number | null {
  const entry = meta.get(key);
  return entry === undefined ? null : wholeNumber(entry.value, entry.line, key);
}

export function compareCount(meta: Meta, key: string, found: number, metaLine: number): void {
  const said = readCount(meta, key);
  if (said === null) throw new PabulibError(metaLine, key, 'the key is missing');
  if (said !== found) {
    throw new PabulibError(meta.get(key)?.line ?? metaLine, key, `META says ${said}, the file has ${found}`);
  }
}
