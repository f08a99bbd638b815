import type { BallotPaper } from '../core/ballot-paper.ts';
import { Recount } from '../core/recount.ts';
import type { Ballots } from '../stores/ballots.ts';

/** Parts of the table that are read side by side. */
const SEGMENTS = 4;

/** Counts every ballot of the campaign. */
export async function countBallots(ballots: Ballots, campaign: string, paper: BallotPaper): Promise<Recount> {
  const recount = new Recount(paper.last);
  const segments = Array.from({ length: SEGMENTS }, (_, segment) => segment);
  await Promise.all(
    segments.map(async (segment) => {
      for await (const page of ballots.scan(campaign, segment, SEGMENTS))
        for (const ballot of page) recount.count(ballot);
    }),
  );
  return recount;
}
