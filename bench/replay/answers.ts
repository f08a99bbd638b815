import * as z from 'zod';

// What a replay reads of the API's answers. Whatever else they say is let through: a client must outlive additions.

const count = z.int().min(0);
const counts = z.array(z.looseObject({ number: z.int(), for: count, against: count }));

export const campaignAnswer = z.looseObject({
  phases: z.array(z.looseObject({ phase: z.string(), opens: z.string(), closes: z.string().nullable() })),
});

export const proposalAnswer = z.looseObject({ number: z.int() });

export const ballotAnswer = z.looseObject({ for: z.array(z.int()), against: z.array(z.int()) });
export type BallotAnswer = z.infer<typeof ballotAnswer>;

export const tallyAnswer = z.looseObject({ counts, turnout: count, votes: count });
export type TallyAnswer = z.infer<typeof tallyAnswer>;

export const resultAnswer = z.looseObject({
  proposals: counts,
  turnout: count,
  votes: count,
  tallyDifferences: z.array(z.unknown()),
});
export type ResultAnswer = z.infer<typeof resultAnswer>;

export const tokenAnswer = z.looseObject({ access_token: z.string() });
