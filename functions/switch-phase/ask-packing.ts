import type { Campaign, Instant } from '../core/campaign.ts';
import { PACKED_FROM } from '../core/packing.ts';
import type { BallotPapers } from '../stores/ballot-papers.ts';

export interface AskPackingParts {
  readonly papers: Pick<BallotPapers, 'read'>;
  /** Invokes `pack-lists`, asynchronously. */
  readonly start: (campaign: string, at: Instant) => Promise<void>;
}

/** Asks for packed lists of a campaign with very many proposals. Whether anything has changed is looked at there. */
export function askPacking({ papers, start }: AskPackingParts) {
  return async ({ id }: Pick<Campaign, 'id'>, at: Instant): Promise<void> => {
    if ((await papers.read(id)).last >= PACKED_FROM) await start(id, at);
  };
}
