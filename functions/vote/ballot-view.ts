import { type Ballot, choicesLeft, countChoices } from '../core/ballot.ts';
import type { Campaign } from '../core/campaign.ts';

export function ballotView(campaign: Campaign, ballot: Ballot) {
  return {
    campaign: campaign.id,
    for: [...ballot.for].sort((a, b) => a - b),
    against: [...ballot.against].sort((a, b) => a - b),
    choices: countChoices(ballot),
    left: choicesLeft(ballot, campaign.voting.maxChoices),
    revision: ballot.revision,
    changedAt: ballot.changedAt === null ? null : new Date(ballot.changedAt).toISOString(),
  };
}
