import { readFileSync } from 'node:fs';
import { Logger } from '@aws-lambda-powertools/logger';
import * as z from 'zod';
import { CampaignCache } from '../http/campaign-cache.ts';
import { DeployedCampaigns } from '../http/deployed-campaigns.ts';
import { keptByCampaign } from '../http/kept-by-campaign.ts';
import { operations } from '../http/operations.ts';
import { serve } from '../http/serve.ts';
import { readActivity } from '../stores/activity.ts';
import { answeredSince } from '../stores/answers.ts';
import { Archives } from '../stores/archives.ts';
import { BallotPapers } from '../stores/ballot-papers.ts';
import { CampaignStates } from '../stores/campaign-states.ts';
import { Comments } from '../stores/comments.ts';
import { CostMarks } from '../stores/cost-marks.ts';
import { costedSince } from '../stores/costs.ts';
import { publishedAt } from '../stores/desk.ts';
import { documentClient, nameFrom } from '../stores/dynamo.ts';
import { packedLists, packsIn } from '../stores/packed-lists.ts';
import { Places, placedSince } from '../stores/places.ts';
import { Projects } from '../stores/projects.ts';
import { Proposals } from '../stores/proposals.ts';
import { Results } from '../stores/results.ts';
import { Tallies } from '../stores/tallies.ts';
import { AnswerMarks } from './answer-marks.ts';
import { answerReadRoutes } from './answer-routes.ts';
import { commentReadRoutes } from './comments.ts';
import { feedRoutes } from './feed-routes.ts';
import { integrityReadRoutes } from './integrity-routes.ts';
import { readLiveTally } from './live-tally.ts';
import { openDataRoutes } from './open-data-routes.ts';
import { pageRoutes } from './page-routes.ts';
import { placeReadRoutes } from './place-routes.ts';
import { projectReadRoutes } from './project-routes.ts';
import { browseRoutes } from './routes.ts';
import { siteRoutes } from './site-routes.ts';

/** How old, in milliseconds, the live counts of an answer may be. */
const TALLY_AGE = 1_000;
/** The same for what a campaign's answer says about pauses. */
const PAUSE_AGE = 2_000;
/** The same for projects and the groups they stand on. */
const PROJECTS_AGE = 2_000;
/** The same for the integrity report, which is about hours. */
const ACTIVITY_AGE = 60_000;

const client = documentClient();
const campaignsTable = nameFrom('CAMPAIGNS_TABLE');
const proposalsTable = nameFrom('PROPOSALS_TABLE');
const proposals = new Proposals(client, { proposals: proposalsTable, campaigns: campaignsTable });
const papers = new BallotPapers(client, campaignsTable);
const comments = new Comments(client, { comments: nameFrom('COMMENTS_TABLE'), proposals: proposalsTable });
const tallies = new Tallies(client, nameFrom('TALLIES_TABLE'));
const campaigns = DeployedCampaigns.beside(import.meta.url);

const packed = packedLists(packsIn(nameFrom('LISTS_BUCKET'), papers, new Logger({ serviceName: 'browse' })));
const catalogueOf = keptByCampaign((campaign) =>
  packed.catalogue(campaign, (since) => proposals.changedSince(campaign.id, since)),
);
const answersOf = keptByCampaign(
  (campaign) =>
    new AnswerMarks(packed.answers(campaign, (since) => answeredSince(client, proposalsTable, campaign.id, since))),
);
const costsOf = keptByCampaign(
  (campaign) =>
    new CostMarks(packed.costs(campaign, (since) => costedSince(client, proposalsTable, campaign.id, since))),
);

const placesOf = keptByCampaign(
  (campaign) => new Places(packed.places(campaign, (since) => placedSince(client, proposalsTable, campaign.id, since))),
);

const projects = new Projects(client, campaignsTable);
const projectParts = {
  campaigns,
  papers,
  projects,
  undertakings: new CampaignCache(({ id }) => projects.all(id), PROJECTS_AGE),
  catalogueOf,
};

const page = readFileSync(new URL('index.html', import.meta.url), 'utf8');

export const handler = serve('browse', operations, [
  ...browseRoutes({
    campaigns,
    proposals,
    results: new Results(client, campaignsTable),
    states: new CampaignStates(client, campaignsTable),
    tallies: new CampaignCache(async ({ id }) => readLiveTally(tallies, id, await papers.read(id)), TALLY_AGE),
    numberings: new CampaignCache(({ id }) => papers.read(id), PAUSE_AGE),
    publishedAt: (campaign) => publishedAt(client, campaignsTable, campaign),
    catalogueOf,
    answersOf,
    costsOf,
    openApi: z
      .record(z.string(), z.unknown())
      .parse(JSON.parse(readFileSync(new URL('openapi.json', import.meta.url), 'utf8'))),
  }),
  ...siteRoutes(nameFrom('SITE')),
  ...pageRoutes({ ...projectParts, proposals, page }),
  ...placeReadRoutes({ campaigns, catalogueOf, answersOf, placesOf }),
  ...answerReadRoutes({ campaigns, catalogueOf, answersOf }),
  ...commentReadRoutes({ campaigns, comments }),
  ...projectReadRoutes(projectParts),
  ...openDataRoutes({ campaigns, archives: new Archives(client, campaignsTable) }),
  ...feedRoutes({ ...projectParts, proposals, comments }),
  ...integrityReadRoutes({
    campaigns,
    activities: new CampaignCache((campaign, at) => readActivity(tallies, campaign, at), ACTIVITY_AGE),
  }),
]);
