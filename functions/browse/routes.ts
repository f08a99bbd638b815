import type { Campaign, Instant } from '../core/campaign.ts';
import { intervalOf } from '../core/phases.ts';
import { resultsPublic } from '../core/publication.ts';
import type { CampaignCache } from '../http/campaign-cache.ts';
import type { DeployedCampaigns } from '../http/deployed-campaigns.ts';
import { OPERATIONS } from '../http/operations.ts';
import { PROBLEMS, Problem, problemCodeOf, problemDocument } from '../http/problem.ts';
import { markView, proposalView, summaryView } from '../http/proposal-view.ts';
import { resultView } from '../http/result-view.ts';
import { publicRoute, type Route } from '../http/serve.ts';
import type { Numbering } from '../stores/ballot-papers.ts';
import type { CampaignStates } from '../stores/campaign-states.ts';
import type { Catalogue } from '../stores/catalogue.ts';
import type { CostMarks } from '../stores/cost-marks.ts';
import type { Proposals } from '../stores/proposals.ts';
import type { Results } from '../stores/results.ts';
import { twinsOf } from '../stores/twins.ts';
import type { AnswerMarks } from './answer-marks.ts';
import { campaignHead, campaignView } from './campaign-view.ts';
import { listProposals, sortOf } from './list-proposals.ts';
import type { LiveTally } from './live-tally.ts';

export interface BrowseParts {
  readonly campaigns: DeployedCampaigns;
  readonly proposals: Proposals;
  readonly results: Results;
  readonly states: CampaignStates;
  readonly tallies: CampaignCache<LiveTally>;
  /** Ballot papers, and what is paused. */
  readonly numberings: CampaignCache<Numbering>;
  /** Since when a moderator has made a campaign's result public; null: none has. */
  readonly publishedAt: (campaign: string) => Promise<Instant | null>;
  readonly catalogueOf: (campaign: Campaign) => Catalogue;
  readonly answersOf: (campaign: Campaign) => AnswerMarks;
  /** What proposals cost. */
  readonly costsOf: (campaign: Campaign) => CostMarks;
  readonly openApi: Record<string, unknown>;
}

/** Throws `counts-not-public`. */
export function requirePublicCounts(campaign: Campaign, at: Instant): void {
  const closes = intervalOf(campaign, 'voting')?.closes ?? null;
  if (campaign.voting.counts === 'live' || (closes !== null && at >= closes)) return;
  const since = closes === null ? null : new Date(closes).toISOString();
  throw new Problem('counts-not-public', `This campaign shows its counts once voting has closed (${since})`, { since });
}

function notPublished(campaign: Campaign): string {
  const opens = intervalOf(campaign, 'follow-up')?.opens ?? null;
  const latest = opens === null ? '' : `, at the latest on ${new Date(opens).toISOString()}`;
  return `The ballots have been counted; the city publishes the result${latest}`;
}

export function browseRoutes({
  campaigns,
  proposals,
  results,
  states,
  tallies,
  numberings,
  publishedAt,
  catalogueOf,
  answersOf,
  costsOf,
  openApi,
}: BrowseParts): Route[] {
  return [
    publicRoute(OPERATIONS.getOpenApi, async () => ({ body: openApi })),

    publicRoute(OPERATIONS.getProblem, async ({ params }) => {
      const code = problemCodeOf(params.code);
      if (!code) throw new Problem('unknown-problem', `No problem has the code "${params.code}"`);
      return { body: problemDocument(new Problem(code, PROBLEMS[code].title), null) };
    }),

    publicRoute(OPERATIONS.listCampaigns, async ({ receivedAt }) => ({
      body: {
        items: campaigns.all().map((campaign) => campaignHead(campaign, receivedAt)),
        now: new Date(receivedAt).toISOString(),
      },
    })),

    publicRoute(OPERATIONS.getCampaign, async ({ params, receivedAt }) => {
      const campaign = campaigns.get(params.campaign);
      const { paused } = await numberings.get(campaign, receivedAt);
      return { body: campaignView(campaign, receivedAt, paused) };
    }),

    publicRoute(OPERATIONS.listProposals, async ({ params, query, receivedAt }) => {
      const campaign = campaigns.get(params.campaign);
      const byVotes = sortOf(query) === 'votes';
      if (byVotes) requirePublicCounts(campaign, receivedAt);
      const catalogue = catalogueOf(campaign);
      const costs = costsOf(campaign);
      const [tally, answers] = await Promise.all([
        byVotes ? tallies.get(campaign, receivedAt) : null,
        answersOf(campaign).refresh(receivedAt),
        catalogue.refresh(receivedAt),
        costs.refresh(receivedAt),
      ]);
      if (query.q !== undefined) await catalogue.openSearch();
      const votes = new Map(tally?.counts.map((count) => [count.number, count.for]));
      const { items, total, next } = listProposals(campaign, catalogue, query, votes, answers);
      const listed = items.map((item) => ({
        ...summaryView(item, costs.of(item.number)),
        answer: markView(answers.get(item.number)),
      }));
      return { body: { items: listed, total, next } };
    }),

    publicRoute(OPERATIONS.findTwins, async ({ params, query, receivedAt }) => {
      const campaign = campaigns.get(params.campaign);
      const [catalogue, costs] = [catalogueOf(campaign), costsOf(campaign)];
      await Promise.all([catalogue.refresh(receivedAt), costs.refresh(receivedAt)]);
      await catalogue.openSearch();
      const items = twinsOf(catalogue, query.title).map(({ summary, likeness }) => ({
        ...summaryView(summary, costs.of(summary.number)),
        likeness,
      }));
      return { body: { items } };
    }),

    publicRoute(OPERATIONS.getProposal, async ({ params }) => {
      const campaign = campaigns.get(params.campaign);
      const proposal = await proposals.read(campaign.id, params.number);
      // One that waits for its first decision is nobody's but its author's.
      if (!proposal || proposal.status === 'pending')
        throw new Problem('unknown-proposal', `${campaign.id} has no proposal number ${params.number}`);
      return { body: proposalView(campaign.id, proposal, await proposals.coauthors(campaign.id, proposal)) };
    }),

    publicRoute(OPERATIONS.listMerges, async ({ params, receivedAt }) => {
      const campaign = campaigns.get(params.campaign);
      const { links } = await numberings.get(campaign, receivedAt);
      const items = [...links].map(([number, into]) => ({ number, into }));
      return { body: { campaign: campaign.id, items: items.toSorted((one, other) => one.number - other.number) } };
    }),

    publicRoute(OPERATIONS.getTally, async ({ params, receivedAt }) => {
      const campaign = campaigns.get(params.campaign);
      requirePublicCounts(campaign, receivedAt);
      const { counts, turnout, votes } = await tallies.get(campaign, receivedAt);
      return {
        body: { campaign: campaign.id, counts: [...counts], turnout, votes, asOf: new Date(receivedAt).toISOString() },
      };
    }),

    publicRoute(OPERATIONS.getResults, async ({ params, query }) => {
      const campaign = campaigns.get(params.campaign);
      const latest = await results.latest(campaign.id);
      if (!latest) throw new Problem('no-result-yet', 'The ballots are counted again once voting has closed');
      const [{ done }, published] = await Promise.all([states.read(campaign.id), publishedAt(campaign.id)]);
      if (!resultsPublic(campaign, done) && published === null)
        throw new Problem('result-not-published', notPublished(campaign));
      const { version = latest.version, ...page } = query;
      const result = version === latest.version ? latest : await results.read(campaign.id, version);
      if (!result) {
        throw new Problem('unknown-version', `There is no version ${version}; the latest is ${latest.version}`);
      }
      return { body: resultView(result, page) };
    }),
  ];
}
