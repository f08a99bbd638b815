import { Logger } from '@aws-lambda-powertools/logger';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { DeployedCampaigns } from '../http/deployed-campaigns.ts';
import { keptByCampaign } from '../http/kept-by-campaign.ts';
import { operations } from '../http/operations.ts';
import { serve } from '../http/serve.ts';
import { Answers } from '../stores/answers.ts';
import { AuditLog } from '../stores/audit-log.ts';
import { BallotPapers } from '../stores/ballot-papers.ts';
import { CommentModeration } from '../stores/comment-moderation.ts';
import { CommentQueue } from '../stores/comment-queue.ts';
import { Comments } from '../stores/comments.ts';
import { CostMarks } from '../stores/cost-marks.ts';
import { Costs, costedSince } from '../stores/costs.ts';
import { Desk } from '../stores/desk.ts';
import { documentClient, nameFrom } from '../stores/dynamo.ts';
import { Merges } from '../stores/merges.ts';
import { Moderation } from '../stores/moderation.ts';
import { packedLists, packsIn } from '../stores/packed-lists.ts';
import { Projects } from '../stores/projects.ts';
import { Proposals } from '../stores/proposals.ts';
import { Results } from '../stores/results.ts';
import { Tallies } from '../stores/tallies.ts';
import { answerRoutes } from './answers.ts';
import { auditRoutes } from './audit.ts';
import { campaignRoutes } from './campaign.ts';
import { commentDeskRoutes } from './comments.ts';
import { costRoutes } from './costs.ts';
import { integrityRoutes } from './integrity.ts';
import { mergeRoutes } from './merges.ts';
import type { ModerateParts } from './parts.ts';
import { ProjectDesk } from './project-desk.ts';
import { projectDeskRoutes } from './project-routes.ts';
import { proposalRoutes } from './proposals.ts';
import { resultRoutes } from './result.ts';

const client = documentClient();
const lambda = new LambdaClient();
const recount = nameFrom('RECOUNT_FUNCTION');
const archive = nameFrom('ARCHIVE_FUNCTION');
const tables = { proposals: nameFrom('PROPOSALS_TABLE'), campaigns: nameFrom('CAMPAIGNS_TABLE') };
const audit = new AuditLog(client, nameFrom('AUDIT_TABLE'));
const campaigns = DeployedCampaigns.beside(import.meta.url);
const proposals = new Proposals(client, tables);
const papers = new BallotPapers(client, tables.campaigns);
const packed = packedLists(packsIn(nameFrom('LISTS_BUCKET'), papers, new Logger({ serviceName: 'moderate' })));
const parts: ModerateParts = {
  campaigns,
  audit,
  moderation: new Moderation(client, tables, audit),
  catalogueOf: keptByCampaign((campaign) =>
    packed.catalogue(campaign, (since) => proposals.changedSince(campaign.id, since)),
  ),
  costsOf: keptByCampaign(
    (campaign) =>
      new CostMarks(packed.costs(campaign, (since) => costedSince(client, tables.proposals, campaign.id, since))),
  ),
  desk: new Desk(tables.campaigns, audit),
  papers,
  results: new Results(client, tables.campaigns),
  startRecount: async (campaign, at) => {
    const Payload = JSON.stringify({ campaign, at: new Date(at).toISOString(), again: true });
    await lambda.send(new InvokeCommand({ FunctionName: recount, InvocationType: 'Event', Payload }));
  },
  startArchive: async (campaign, at) => {
    const Payload = JSON.stringify({ campaign, at: new Date(at).toISOString() });
    await lambda.send(new InvokeCommand({ FunctionName: archive, InvocationType: 'Event', Payload }));
  },
};

const answers = {
  campaigns,
  proposals,
  answers: new Answers(tables, audit),
};

const commentsTable = nameFrom('COMMENTS_TABLE');
const comments = new Comments(client, { comments: commentsTable, proposals: tables.proposals });

export const handler = serve('moderate', operations, [
  ...proposalRoutes(parts),
  ...mergeRoutes({ campaigns, merges: new Merges(client, tables, audit), moderation: parts.moderation }),
  ...campaignRoutes(parts),
  ...resultRoutes(parts),
  ...auditRoutes(parts),
  ...answerRoutes(answers),
  ...costRoutes({ campaigns, proposals, costs: new Costs(tables, audit) }),
  ...commentDeskRoutes({
    campaigns,
    comments,
    commentModeration: new CommentModeration(commentsTable, comments, audit),
    commentQueue: new CommentQueue(client, commentsTable),
  }),
  ...projectDeskRoutes({
    campaigns,
    papers: parts.papers,
    projects: new Projects(client, tables.campaigns),
    desk: new ProjectDesk(tables.campaigns, audit),
  }),
  ...integrityRoutes({ campaigns, tallies: new Tallies(client, nameFrom('TALLIES_TABLE')) }),
]);
