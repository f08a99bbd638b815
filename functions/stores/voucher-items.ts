import { createHash } from 'node:crypto';
import * as z from 'zod';

/**
 * What stands for a code: SHA-256 over campaign and code. Codes are random and have 100 bits, so a plain hash can no more
 * be searched through than a keyed one, and the command that makes codes needs no key.
 */
export function voucherHash(campaign: string, code: string): string {
  return createHash('sha256').update(`voucher|${campaign}|${code}`).digest('base64url');
}

/** A partition of its own: what redeems vouchers may write to no other of this table. */
export function voucherPartition(campaign: string): string {
  return `${campaign}#vouchers`;
}

export function codeKey(campaign: string, hash: string): { campaign: string; item: string } {
  return { campaign: voucherPartition(campaign), item: `CODE#${hash}` };
}

export function holderKey(campaign: string, voucherKey: string): { campaign: string; item: string } {
  return { campaign: voucherPartition(campaign), item: `HOLDER#${voucherKey}` };
}

/** A code: open, held by somebody, or spent by somebody of whom nothing is kept any more. */
export const codeItem = z.object({ holder: z.string().optional(), spent: z.boolean().default(false) });

/** Somebody's voucher. */
export const holderItem = z.object({ hash: z.string(), redeemedAt: z.number(), expiresAt: z.number() });
