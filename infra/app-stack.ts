import { join } from 'node:path';
import { ArnFormat, CfnOutput, Duration, Size, Stack, type StackProps } from 'aws-cdk-lib';
import { Policy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { Campaign } from '../functions/core/campaign.ts';
import { OPEN_DATA } from '../functions/core/open-data/files.ts';
import { SIGNING_SECRET } from '../functions/core/signing-secret.ts';
import { USUAL_MAX_ZOOM } from '../functions/core/tiles.ts';
import { VOTER_SECRET_PREFIX } from '../functions/core/voter-secret.ts';
import { operations } from '../functions/http/operations.ts';
import { allow, allowInPartitions, allowReadsBelow, allowWritesBelow } from './constructs/allow.ts';
import { DeadLetters } from './constructs/dead-letters.ts';
import { Edge, type PublicAddress } from './constructs/edge.ts';
import { HouseFunction } from './constructs/house-function.ts';
import { LogAlarm } from './constructs/log-alarm.ts';
import { allowOpenData } from './constructs/open-data.ts';
import { PackedLists } from './constructs/packed-lists.ts';
import { type ApiHost, ParticipationApi } from './constructs/participation-api.ts';
import { PhaseSchedules } from './constructs/phase-schedules.ts';
import { Site } from './constructs/site.ts';
import { StreamCounter } from './constructs/stream-counter.ts';
import { Watch } from './constructs/watch/watch.ts';
import {
  ANSWERS_INDEX,
  AUTHORS_INDEX,
  CHANGES_INDEX,
  COSTS_INDEX,
  type DataStack,
  PLACES_INDEX,
  QUEUE_INDEX,
} from './data-stack.ts';
import { SITE_FOLDER } from './site-folder.ts';
import { signInOrigins, siteSettings } from './site-settings.ts';
import { checkTiles, type Tiles } from './tiles.ts';

/** Below this prefix of the failure bucket `count-votes` puts aside the records that it cannot understand. */
export const ASIDE_PREFIX = 'aside/';
/** Ends the partition of the Campaigns table that holds a campaign's numbers and its ballot paper. */
export const PAPER_SUFFIX = '#paper';
/** Ends the partition that holds a campaign's vouchers. */
export const VOUCHERS_SUFFIX = '#vouchers';
/** Ends the partition of a campaign that the desk alone writes to. */
export const DESK_SUFFIX = '#desk';
/** Ends the partition that holds a campaign's projects. */
export const PROJECTS_SUFFIX = '#projects';
/** Ends the partition that tells which open data there are. */
export const OPEN_DATA_SUFFIX = '#open-data';

export interface AppStackProps extends StackProps {
  readonly data: DataStack;
  readonly campaigns: readonly Campaign[];
  /** Folder with one finished bundle a function. */
  readonly bundles: string;
  /** Decides which boundaries still get a schedule. */
  readonly now: Date;
  /** Where citizens find the platform. Default: a name of CloudFront's. */
  readonly address?: PublicAddress;
  /** Where the distribution finds the API. Default: API Gateway's own host, which anyone may try. */
  readonly apiHost?: ApiHost;
  /** ARN of the firewall's rules. Default: no firewall. */
  readonly webAcl?: string;
  /** Where a map's pictures come from. Default: the site shows no map. */
  readonly tiles?: Tiles;
  /** An e-mail address that alarms write to. Default: none; what rings is seen in the console alone. */
  readonly alarms?: string;
  /** What a month may cost, in US dollars, before it is told to `alarms`. Default: any amount. */
  readonly budget?: number;
}

/** What can be redeployed at any time: functions, API, stream counter, schedules. It holds no data. */
export class AppStack extends Stack {
  constructor(scope: Construct, id: string, props: AppStackProps) {
    super(scope, id, props);
    const { data, campaigns, bundles } = props;
    const failures = new DeadLetters(this, 'dead-letters');
    const campaignsTable = { CAMPAIGNS_TABLE: data.campaigns.tableName };
    const proposalsTable = { PROPOSALS_TABLE: data.proposals.tableName };
    const commentsTable = { COMMENTS_TABLE: data.comments.tableName };
    const ballotsTable = { BALLOTS_TABLE: data.ballots.tableName };
    const talliesTable = { TALLIES_TABLE: data.tallies.tableName };
    const packed = new PackedLists(this, 'lists');
    const listsBucket = { LISTS_BUCKET: packed.bucket.bucketName };
    // Numbers and ballot papers; the same table holds results, which no citizen's request may reach.
    const papers = campaigns.map(({ id: campaign }) => `${campaign}${PAPER_SUFFIX}`);
    const vouchers = campaigns
      .filter(({ eligibility }) => eligibility.rule === 'voucher')
      .map(({ id: campaign }) => `${campaign}${VOUCHERS_SUFFIX}`);

    const browse = new HouseFunction(this, 'browse', {
      bundles,
      description: 'Answers public reads: campaigns, proposals, tallies, results.',
      // The summaries and the search index of 10,000 proposals stay in memory; building it is processor time.
      memory: 1769,
      environment: {
        ...campaignsTable,
        ...proposalsTable,
        ...commentsTable,
        ...talliesTable,
        ...listsBucket,
        SITE: this.toJsonString(siteSettings(data.identity, props.tiles)),
      },
    });
    allow(browse, ['dynamodb:GetItem', 'dynamodb:Query'], data.comments.tableArn);
    allow(browse, ['dynamodb:GetItem', 'dynamodb:Query'], data.campaigns.tableArn);
    allow(browse, ['dynamodb:GetItem'], data.proposals.tableArn);
    const lists = [CHANGES_INDEX, ANSWERS_INDEX, COSTS_INDEX, PLACES_INDEX].map(
      (index) => `${data.proposals.tableArn}/index/${index}`,
    );
    allow(browse, ['dynamodb:Query'], ...lists);
    allow(browse, ['dynamodb:BatchGetItem'], data.tallies.tableArn);
    packed.allowReads(browse);

    const propose = new HouseFunction(this, 'propose', {
      bundles,
      description: "Takes citizens' proposals and comments.",
      environment: { ...campaignsTable, ...proposalsTable, ...commentsTable, AUDIT_TABLE: data.audit.tableName },
    });
    allow(propose, ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem'], data.comments.tableArn);
    // What a citizen's request brings about by rule is in the log as well; it only grows.
    allow(propose, ['dynamodb:PutItem', 'dynamodb:Query'], data.audit.tableArn);
    // A condition check looks whether submissions are paused.
    allowInPartitions(propose, ['dynamodb:ConditionCheckItem', 'dynamodb:UpdateItem'], data.campaigns.tableArn, papers);
    allow(propose, ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem'], data.proposals.tableArn);

    const vote = new HouseFunction(this, 'vote', {
      bundles,
      description: "Keeps citizens' ballots.",
      environment: {
        ...campaignsTable,
        ...ballotsTable,
        VOTER_SECRET_PREFIX,
        SIGNING_SECRET,
        OPEN_DATA_BUCKET: data.openData.bucketName,
      },
    });
    allow(vote, ['dynamodb:GetItem', 'dynamodb:UpdateItem'], data.ballots.tableArn);
    allowInPartitions(vote, ['dynamodb:GetItem', 'dynamodb:UpdateItem'], data.campaigns.tableArn, papers);
    if (vouchers.length > 0) {
      const actions = ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem'];
      allowInPartitions(vote, actions, data.campaigns.tableArn, vouchers);
    }
    const signingSecret = this.secretArn(`${SIGNING_SECRET}-??????`);
    allow(vote, ['secretsmanager:GetSecretValue'], ...this.voterSecretArns(campaigns), signingSecret);
    // All of it is public; who may list is told of an object that is not there yet.
    allow(vote, ['s3:ListBucket'], data.openData.bucketArn);
    allowReadsBelow(vote, data.openData, `${OPEN_DATA}/`);

    const me = new HouseFunction(this, 'me', {
      bundles,
      description: "Gives citizens what is held on them, and erases it. Reads voters' secrets, as vote and archive do.",
      // An erasure writes every proposal of a citizen.
      timeout: Duration.seconds(25),
      environment: { ...campaignsTable, ...proposalsTable, ...commentsTable, ...ballotsTable, VOTER_SECRET_PREFIX },
    });
    allow(me, ['dynamodb:GetItem', 'dynamodb:UpdateItem'], data.proposals.tableArn, data.comments.tableArn);
    allow(me, ['dynamodb:Query'], `${data.comments.tableArn}/index/${AUTHORS_INDEX}`);
    allow(me, ['dynamodb:Query'], `${data.proposals.tableArn}/index/${AUTHORS_INDEX}`);
    // What one has reported is a partition of its own.
    allow(me, ['dynamodb:Query'], data.proposals.tableArn);
    const ballotActions = ['dynamodb:DeleteItem', 'dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem'];
    allow(me, ballotActions, data.ballots.tableArn);
    // Whether ballots are being counted, and whether a secret was destroyed.
    const ids = campaigns.map(({ id: campaign }) => campaign);
    const looks = ['dynamodb:ConditionCheckItem', 'dynamodb:GetItem', 'dynamodb:Query'];
    allowInPartitions(me, looks, data.campaigns.tableArn, ids);
    if (vouchers.length > 0) {
      const actions = ['dynamodb:DeleteItem', 'dynamodb:GetItem', 'dynamodb:UpdateItem'];
      allowInPartitions(me, actions, data.campaigns.tableArn, vouchers);
    }
    allow(me, ['secretsmanager:GetSecretValue'], ...this.voterSecretArns(campaigns));

    const countVotes = new HouseFunction(this, 'count-votes', {
      bundles,
      description: "Adds the ballots' changes to the live tally.",
      timeout: Duration.seconds(60),
      environment: { ...talliesTable, ASIDE_BUCKET: data.failures.bucketName },
    });
    allow(countVotes, ['dynamodb:UpdateItem'], data.tallies.tableArn);
    allowWritesBelow(countVotes, data.failures, ASIDE_PREFIX);
    new LogAlarm(this, 'put-aside', {
      function: countVotes,
      message: 'record-put-aside',
      meaning:
        'A change of a ballot could not be understood and is missing in the live tally. The ballot itself is safe and the recount will count it; the record lies in the failure bucket.',
    });
    new StreamCounter(this, 'counter', { table: data.ballots, counter: countVotes, failures });

    const projects = campaigns.map(({ id: campaign }) => `${campaign}${PROJECTS_SUFFIX}`);
    const desks = campaigns.map(({ id: campaign }) => `${campaign}${DESK_SUFFIX}`);
    const archive = new HouseFunction(this, 'archive', {
      bundles,
      description: 'Writes open data once a result is public: all that may be known, and what shows that it is so.',
      timeout: Duration.minutes(15),
      // One whole processor, which hashing keeps busy.
      memory: 1769,
      // Some 300 MB at a million votes.
      storage: Size.gibibytes(4),
      environment: {
        ...campaignsTable,
        ...proposalsTable,
        ...commentsTable,
        ...ballotsTable,
        OPEN_DATA_BUCKET: data.openData.bucketName,
        VOTER_SECRET_PREFIX,
        SIGNING_SECRET,
      },
      asynchronous: { retries: 2, maxAge: Duration.hours(6), failures },
    });
    allow(archive, ['dynamodb:Scan'], data.ballots.tableArn);
    allowInPartitions(archive, ['dynamodb:Query'], data.proposals.tableArn, ids);
    allow(archive, ['dynamodb:Query'], data.comments.tableArn);
    const archives = campaigns.map(({ id: campaign }) => `${campaign}${OPEN_DATA_SUFFIX}`);
    const readings = [...ids, ...desks, ...projects, ...archives];
    allowInPartitions(archive, ['dynamodb:GetItem', 'dynamodb:Query'], data.campaigns.tableArn, readings);
    const notes = ['dynamodb:PutItem', 'dynamodb:UpdateItem'];
    allowInPartitions(archive, notes, data.campaigns.tableArn, archives);
    // Every commitment is made with the secret that receipts were made with: without it nobody could find their vote.
    // The function sees no identity, and what it writes is hashes and salts that stay with it.
    allow(archive, ['secretsmanager:GetSecretValue'], ...this.voterSecretArns(campaigns), signingSecret);
    allowOpenData(archive, data.openData);
    new Policy(this, 'archive-goes-on', {
      statements: [new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [archive.functionArn] })],
    }).attachToRole(archive.executionRole);

    const recount = new HouseFunction(this, 'recount', {
      bundles,
      description: 'Counts all ballots of a campaign again; its outcome is the result.',
      timeout: Duration.minutes(15),
      // One whole processor, which counting keeps busy.
      memory: 1769,
      environment: {
        ...campaignsTable,
        ...proposalsTable,
        ...ballotsTable,
        ...talliesTable,
        ARCHIVE_FUNCTION: archive.functionName,
      },
      asynchronous: { retries: 2, maxAge: Duration.hours(6), failures },
    });
    allow(recount, ['lambda:InvokeFunction'], archive.functionArn);
    allow(recount, ['dynamodb:Scan'], data.ballots.tableArn);
    // Rules of selection ask for costs, themes and districts; the proposals themselves stay out of its reach.
    const selects = [CHANGES_INDEX, COSTS_INDEX].map((index) => `${data.proposals.tableArn}/index/${index}`);
    allow(recount, ['dynamodb:Query'], ...selects);
    allow(recount, ['dynamodb:BatchGetItem', 'dynamodb:UpdateItem'], data.tallies.tableArn);
    allow(
      recount,
      ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query', 'dynamodb:UpdateItem'],
      data.campaigns.tableArn,
    );
    new LogAlarm(this, 'tally-differs', {
      function: recount,
      message: 'tally-differs',
      meaning:
        'The recount found other figures than citizens had seen live. The result is the recount; it shows the difference counter by counter.',
    });
    new LogAlarm(this, 'selection-missing', {
      function: recount,
      message: 'selection-missing',
      meaning:
        'The ballots are counted, but what the rules select could not be found out. The counts stand; another recount, asked for at the desk, selects again.',
    });
    // On its own, for the function waits until its role is complete and could not be named in it.
    new Policy(this, 'recount-goes-on', {
      statements: [new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [recount.functionArn] })],
    }).attachToRole(recount.executionRole);

    const moderate = new HouseFunction(this, 'moderate', {
      bundles,
      description: "The city's desk: every act of its staff, each with an entry in the audit log.",
      environment: {
        ...campaignsTable,
        ...proposalsTable,
        ...commentsTable,
        ...talliesTable,
        ...listsBucket,
        AUDIT_TABLE: data.audit.tableName,
        RECOUNT_FUNCTION: recount.functionName,
        ARCHIVE_FUNCTION: archive.functionName,
      },
    });
    allow(moderate, ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem'], data.comments.tableArn);
    allow(moderate, ['dynamodb:Query'], `${data.comments.tableArn}/index/${QUEUE_INDEX}`);
    // Never UpdateItem or DeleteItem: the log only grows.
    allow(moderate, ['dynamodb:PutItem', 'dynamodb:Query'], data.audit.tableArn);
    allow(moderate, ['dynamodb:GetItem', 'dynamodb:UpdateItem'], data.proposals.tableArn);
    // What is new may have twins among all that was handed in.
    const deskLists = [QUEUE_INDEX, CHANGES_INDEX, COSTS_INDEX].map(
      (index) => `${data.proposals.tableArn}/index/${index}`,
    );
    allow(moderate, ['dynamodb:Query'], ...deskLists);
    // A condition check looks whether the paper is frozen: from then on costs stand.
    const paperActions = ['dynamodb:ConditionCheckItem', 'dynamodb:GetItem', 'dynamodb:UpdateItem'];
    allowInPartitions(moderate, paperActions, data.campaigns.tableArn, papers);
    // Results are read here and written by the recount alone.
    allowInPartitions(moderate, ['dynamodb:Query'], data.campaigns.tableArn, ids);
    const deskActions = ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query', 'dynamodb:UpdateItem'];
    allowInPartitions(moderate, deskActions, data.campaigns.tableArn, desks);
    const projectActions = [
      'dynamodb:ConditionCheckItem',
      'dynamodb:GetItem',
      'dynamodb:PutItem',
      'dynamodb:UpdateItem',
    ];
    allowInPartitions(moderate, projectActions, data.campaigns.tableArn, projects);
    allow(moderate, ['dynamodb:BatchGetItem'], data.tallies.tableArn);
    packed.allowReads(moderate);
    allow(moderate, ['lambda:InvokeFunction'], recount.functionArn, archive.functionArn);

    const packLists = new HouseFunction(this, 'pack-lists', {
      bundles,
      description:
        'Packs what lists are made of, where there are very many proposals, so that new environments start soon.',
      timeout: Duration.minutes(5),
      // Summaries and search index of 100,000 proposals, and once more as text.
      memory: 3008,
      environment: { ...proposalsTable, ...listsBucket },
      // It is asked for again every minute.
      asynchronous: { retries: 0, maxAge: Duration.minutes(5), failures },
    });
    allow(packLists, ['dynamodb:Query'], ...lists);
    packed.allowWrites(packLists);

    const switchPhase = new HouseFunction(this, 'switch-phase', {
      bundles,
      description:
        'Carries out what is due: freezes the ballot paper, starts the recount, ends what is kept for a time.',
      timeout: Duration.seconds(60),
      environment: {
        ...campaignsTable,
        RECOUNT_FUNCTION: recount.functionName,
        ARCHIVE_FUNCTION: archive.functionName,
        PACK_FUNCTION: packLists.functionName,
        VOTER_SECRET_PREFIX,
      },
      // The sweep comes by every minute: what failed for longer than that is in its hands.
      asynchronous: { retries: 1, maxAge: Duration.minutes(5), failures },
    });
    allow(switchPhase, ['dynamodb:GetItem', 'dynamodb:UpdateItem'], data.campaigns.tableArn);
    // It looks at every promise of every project.
    allowInPartitions(switchPhase, ['dynamodb:Query'], data.campaigns.tableArn, projects);
    allow(switchPhase, ['lambda:InvokeFunction'], recount.functionArn, archive.functionArn, packLists.functionArn);
    const unlinked = campaigns.filter(({ retention }) => retention.unlinkAfterDays !== null);
    if (unlinked.length > 0) {
      allow(switchPhase, ['secretsmanager:DeleteSecret'], ...this.voterSecretArns(unlinked));
    }
    new PhaseSchedules(this, 'phases', { campaigns, now: props.now, switchPhase, failures });
    new LogAlarm(this, 'transition-late', {
      function: switchPhase,
      message: 'transition-late',
      meaning:
        'A phase has changed by the clock, but what goes with it came more than two minutes late: the ballot paper, the recount or a publication. No vote depends on it.',
    });

    if (props.tiles) checkTiles(props.tiles);
    const { url, maxZoom = USUAL_MAX_ZOOM } = props.tiles ?? {};
    // May do nothing but be asked and ask.
    const tiles = new HouseFunction(this, 'tiles', {
      bundles,
      description: 'Fetches pictures of the map, so that their server learns nothing of who looks at them.',
      environment: { TILES: JSON.stringify(url === undefined ? null : { url, maxZoom }) },
    });

    const api = new ParticipationApi(this, 'api', {
      operations,
      functions: { browse, propose, vote, me, moderate, tiles },
      identity: data.identity,
      host: props.apiHost,
    });
    const { address, webAcl } = props;
    const { identity, openData } = data;
    const site = new Site(this, 'site', {
      folder: join(bundles, SITE_FOLDER),
      signIn: signInOrigins(identity),
    });
    const edge = new Edge(this, 'edge', { api, site, operations, identity, openData, address, webAcl });
    // The names of trees begin with it.
    archive.addEnvironment('PUBLIC_HOST', edge.publicHost);

    const { ballots, tallies, proposals, comments, audit, campaigns: states } = data;
    new Watch(this, 'watch', {
      functions: { browse, propose, vote, countVotes, switchPhase, recount },
      tables: { ballots, tallies, proposals, comments, audit, campaigns: states },
      accessLog: api.accessLog,
      deadLetters: failures,
      failures: data.failures,
      operations,
      mail: props.alarms,
      budget: props.budget,
    });

    new CfnOutput(this, 'url', { value: edge.url, description: 'Where the platform answers.' });
    new CfnOutput(this, 'edgeHost', { value: edge.host, description: 'Where the DNS entry of a domain leads.' });
    new CfnOutput(this, 'apiUrl', { value: api.url, description: "The API's own address, for the edge alone." });
    if (api.target !== undefined)
      new CfnOutput(this, 'apiTarget', {
        value: api.target,
        description: 'Where the DNS entry of origin.<domain> leads.',
      });
  }

  /**
   * By name, so that a campaign can leave without its secret's ARN being in use; the end is Secrets Manager's own. A
   * secret that has been destroyed has none: whoever asks for it shall hear that it is gone, not that access is denied.
   */
  private voterSecretArns(campaigns: readonly Campaign[]): string[] {
    return campaigns.flatMap(({ id: campaign }) =>
      ['', '-??????'].map((end) => this.secretArn(`${VOTER_SECRET_PREFIX}${campaign}${end}`)),
    );
  }

  private secretArn(resourceName: string): string {
    const arnFormat = ArnFormat.COLON_RESOURCE_NAME;
    return this.formatArn({ service: 'secretsmanager', resource: 'secret', resourceName, arnFormat });
  }
}
