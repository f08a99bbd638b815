import * as z from 'zod';
import { CHOICES } from '../functions/core/campaign.ts';
import { type ReadReceipt, readReceipt } from '../functions/core/receipt.ts';
import type { Place } from './findings.ts';

/** A citizen's own file: receipts, or what the platform says of their ballot after closing. */
export interface OwnFile {
  readonly name: string;
  readonly text: string;
}

export interface OwnReceipt extends ReadReceipt {
  readonly file: string;
  /** Null in JSON, where lines mean nothing. */
  readonly line: number | null;
}

/** What opens a commitment, and where the tree has it. */
export interface OwnVote extends z.infer<typeof voteSchema> {
  readonly file: string;
}

export interface OwnEvidence {
  /** Lines that are no receipts. */
  readonly unreadable: readonly Place[];
  readonly receipts: readonly OwnReceipt[];
  readonly votes: readonly OwnVote[];
}

const voteSchema = z.object({
  number: z.int().min(1),
  choice: z.enum(CHOICES),
  salt: z.string(),
  commitment: z.string(),
  /** Place in the tree, from 0, and siblings from the leaf up, in base64. */
  inclusion: z.object({ index: z.int().min(0), proof: z.array(z.string()) }).nullish(),
});

const JWS = /^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$/;

/** Whatever of receipts and openings a file holds: one receipt a line, or JSON with them at any place. */
export function readOwnFile({ name: file, text }: OwnFile): OwnEvidence {
  const json = parse(text);
  if (json !== undefined) {
    return { receipts: [...receiptsIn(json, file)], votes: [...votesIn(json, file)], unreadable: [] };
  }
  const receipts: OwnReceipt[] = [];
  const unreadable: Place[] = [];
  for (const [index, content] of text.split('\n').entries()) {
    const line = index + 1;
    const receipt = readReceipt(content);
    if (receipt !== null) receipts.push({ ...receipt, file, line });
    else if (content.trim() !== '') unreadable.push({ file, line });
  }
  return { receipts, votes: [], unreadable };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function* receiptsIn(value: unknown, file: string): Generator<OwnReceipt> {
  if (typeof value === 'string' && JWS.test(value)) {
    const receipt = readReceipt(value);
    if (receipt !== null) yield { ...receipt, file, line: null };
  }
  for (const member of membersOf(value)) yield* receiptsIn(member, file);
}

function* votesIn(value: unknown, file: string): Generator<OwnVote> {
  const vote = voteSchema.safeParse(value);
  if (vote.success) yield { ...vote.data, file };
  else for (const member of membersOf(value)) yield* votesIn(member, file);
}

function membersOf(value: unknown): unknown[] {
  return typeof value === 'object' && value !== null ? Object.values(value) : [];
}
