import { DeployedCampaigns } from '../http/deployed-campaigns.ts';
import { operations } from '../http/operations.ts';
import { serve } from '../http/serve.ts';
import { AuditLog } from '../stores/audit-log.ts';
import { CommentReports } from '../stores/comment-reports.ts';
import { Comments } from '../stores/comments.ts';
import { documentClient, nameFrom } from '../stores/dynamo.ts';
import { Merges } from '../stores/merges.ts';
import { ProposalEdits } from '../stores/proposal-edits.ts';
import { Proposals } from '../stores/proposals.ts';
import { Reports } from '../stores/reports.ts';
import { commentRoutes } from './comments.ts';
import { ownRoutes } from './own-routes.ts';
import { proposeRoutes } from './routes.ts';

const tables = { proposals: nameFrom('PROPOSALS_TABLE'), campaigns: nameFrom('CAMPAIGNS_TABLE') };

const commentTables = { comments: nameFrom('COMMENTS_TABLE'), proposals: tables.proposals };

const client = documentClient();
const audit = new AuditLog(client, nameFrom('AUDIT_TABLE'));
const proposals = new Proposals(client, tables, new Merges(client, tables, audit));
const campaigns = DeployedCampaigns.beside(import.meta.url);

export const handler = serve('propose', operations, [
  ...proposeRoutes({ campaigns, proposals }),
  ...ownRoutes({ campaigns, edits: new ProposalEdits(client, tables), reports: new Reports(client, tables, audit) }),
  ...commentRoutes({
    campaigns,
    comments: new Comments(client, commentTables),
    commentReports: new CommentReports(client, commentTables, audit),
  }),
]);
