import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { type StaffAct, SYSTEM } from '../core/audit.ts';
import type { Instant } from '../core/campaign.ts';
import type { AuditLog, Write } from './audit-log.ts';

export type Told = 'reported' | 'reported-before' | 'report-limit-reached';

/** By the place of the write that was refused; null when what is reported has changed meanwhile. */
function refusedBy(index: number): Told | null {
  if (index === 0) return 'reported-before';
  return index === 1 ? 'report-limit-reached' : null;
}

/**
 * Sends a report, whose writes begin with those of `reporterWrites`. `hold`: it is the one that takes off what is
 * reported, which is in the audit log as an act of nobody's. Null when others were in the way.
 */
export async function sendReport(
  client: DynamoDBDocumentClient,
  audit: AuditLog,
  writes: readonly Write[],
  hold: { readonly campaign: string; readonly at: Instant; readonly act: StaffAct } | null,
): Promise<Told | null> {
  if (hold) {
    const result = await audit.record(hold.campaign, SYSTEM, hold.at, hold.act, writes);
    if (result.outcome === 'recorded') return 'reported';
    return result.outcome === 'refused' ? refusedBy(result.index) : null;
  }
  try {
    await client.send(new TransactWriteCommand({ TransactItems: [...writes] }));
    return 'reported';
  } catch (error) {
    if (!(error instanceof TransactionCanceledException)) throw error;
    return refusedBy((error.CancellationReasons ?? []).findIndex(({ Code }) => Code === 'ConditionalCheckFailed'));
  }
}
