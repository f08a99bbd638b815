import { Duration, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import { AttributeType, ProjectionType, StreamViewType } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { BlockPublicAccess, Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import type { Campaign } from '../functions/core/campaign.ts';
import { SIGNING_SECRET } from '../functions/core/signing-secret.ts';
import { VOTER_SECRET_PREFIX } from '../functions/core/voter-secret.ts';
import { acknowledge } from './constructs/acknowledge.ts';
import { DurableTable } from './constructs/durable-table.ts';
import { UserDirectory } from './constructs/user-directory.ts';
import type { Identity } from './identity.ts';

export const CHANGES_INDEX = 'changes';
/** Finds one's own proposals, and one's own comments; what has become anonymous is not in it. */
export const AUTHORS_INDEX = 'authors';
/**
 * Finds answered proposals, with the kind of answer; those without one are not in it. Beside `changes` and not in it,
 * because what an index projects cannot be changed: CloudFormation would have to make another index in its place.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-dynamodb-globaltable-projection.html
 */
export const ANSWERS_INDEX = 'answers';
/** Finds proposals whose cost is, or was, estimated; beside `changes` for the same reason as `answers`. */
export const COSTS_INDEX = 'costs';
/** Finds proposals that have, or had, a place on the map; beside `changes` for the same reason as `answers`. */
export const PLACES_INDEX = 'places';
/** What waits for a moderator: proposals that do not are not in it. */
export const QUEUE_INDEX = 'queue';
/** What a list shows of a proposal: the index that lists are refreshed from carries this and nothing else. */
export const SUMMARY_ATTRIBUTES = [
  'title',
  'summary',
  'theme',
  'district',
  'author',
  'language',
  'status',
  'createdAt',
  'revision',
];
/** The same for the moderators' queue. */
export const QUEUE_ATTRIBUTES = [...SUMMARY_ATTRIBUTES, 'changedAt', 'because', 'reportCount'];
/** How long there is to look into what could not be counted. The ballots themselves are in their table. */
export const FAILURES_KEPT = Duration.days(180);

const text = (name: string) => ({ name, type: AttributeType.STRING });

export interface DataStackProps extends StackProps {
  readonly campaigns: readonly Campaign[];
  /** Vouches for citizens in the user pool's place. Default: a user pool is made. */
  readonly identity?: Identity;
  /** Addresses at which the user pool's sign-in may end. */
  readonly sites?: readonly string[];
}

/**
 * What must never be lost: tables, voter secrets, identities, and what could not be counted. All of it is kept when
 * the stack is deleted. The ids are a contract: renaming one makes a new, empty resource.
 */
export class DataStack extends Stack {
  readonly campaigns: DurableTable;
  readonly proposals: DurableTable;
  readonly ballots: DurableTable;
  readonly tallies: DurableTable;
  readonly comments: DurableTable;
  readonly audit: DurableTable;
  readonly failures: Bucket;
  readonly openData: Bucket;
  readonly identity: Identity;

  constructor(scope: Construct, id: string, props: DataStackProps) {
    super(scope, id, props);
    this.campaigns = new DurableTable(this, 'campaigns', {
      partitionKey: text('campaign'),
      sortKey: text('item'),
      timeToLiveAttribute: 'expiresAt',
    });
    this.proposals = new DurableTable(this, 'proposals', {
      partitionKey: text('campaign'),
      sortKey: text('number'),
      timeToLiveAttribute: 'expiresAt',
      globalSecondaryIndexes: [
        {
          indexName: CHANGES_INDEX,
          partitionKey: text('campaign'),
          sortKey: text('changedAt'),
          projectionType: ProjectionType.INCLUDE,
          nonKeyAttributes: SUMMARY_ATTRIBUTES,
        },
        {
          indexName: AUTHORS_INDEX,
          partitionKey: text('authorKey'),
          sortKey: text('campaign'),
          projectionType: ProjectionType.KEYS_ONLY,
        },
        {
          indexName: ANSWERS_INDEX,
          partitionKey: text('answeredIn'),
          sortKey: text('answeredAt'),
          projectionType: ProjectionType.INCLUDE,
          nonKeyAttributes: ['answerKind', 'revision'],
        },
        {
          indexName: QUEUE_INDEX,
          partitionKey: text('queue'),
          sortKey: text('queuedAt'),
          projectionType: ProjectionType.INCLUDE,
          nonKeyAttributes: QUEUE_ATTRIBUTES,
        },
        {
          indexName: PLACES_INDEX,
          partitionKey: text('placedIn'),
          sortKey: text('changedAt'),
          projectionType: ProjectionType.INCLUDE,
          nonKeyAttributes: ['place', 'revision'],
        },
        {
          indexName: COSTS_INDEX,
          partitionKey: text('costedIn'),
          sortKey: text('changedAt'),
          projectionType: ProjectionType.INCLUDE,
          nonKeyAttributes: ['cost', 'revision'],
        },
      ],
    });
    this.ballots = new DurableTable(this, 'ballots', {
      partitionKey: text('ballot'),
      dynamoStream: StreamViewType.NEW_AND_OLD_IMAGES,
    });
    // Each page is a partition of its own: 1,000 write units a second each.
    this.tallies = new DurableTable(this, 'tallies', { partitionKey: text('page') });

    // A partition for each proposal: a page of its comments is one query, and no proposal's crowd slows another's.
    this.comments = new DurableTable(this, 'comments', {
      partitionKey: text('proposal'),
      sortKey: text('comment'),
      timeToLiveAttribute: 'expiresAt',
      globalSecondaryIndexes: [
        {
          indexName: AUTHORS_INDEX,
          partitionKey: text('authorKey'),
          sortKey: text('proposal'),
          projectionType: ProjectionType.KEYS_ONLY,
        },
        // Only what was reported is in it, and only until a moderator has decided.
        {
          indexName: QUEUE_INDEX,
          partitionKey: text('queue'),
          sortKey: text('queuedAt'),
          projectionType: ProjectionType.ALL,
        },
      ],
    });

    // Apart from what it tells of: nobody is given a right to change or delete what is in it.
    this.audit = new DurableTable(this, 'audit', { partitionKey: text('campaign'), sortKey: text('sequence') });

    this.failures = new Bucket(this, 'failures', {
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      lifecycleRules: [{ expiration: FAILURES_KEPT }],
      removalPolicy: RemovalPolicy.RETAIN,
    });
    acknowledge(this.failures, {
      'AwsSolutions-S1':
        'Two functions write here, operators read; CloudTrail has their calls, and a log bucket would need one in turn.',
    });

    this.openData = this.addOpenData();

    for (const { id: campaign } of props.campaigns) this.addVoterSecret(campaign);
    this.addSigningSecret();
    // Tokens tell no more than campaigns ask for.
    const emailInTokens = props.campaigns.some(({ eligibility }) => eligibility.rule === 'email-domain');
    this.identity =
      props.identity ?? new UserDirectory(this, 'identity', { sites: props.sites, emailInTokens }).identity;
  }

  /** What receipts are signed with: keys are derived from it. Another one would leave all receipts without their key. */
  private addSigningSecret(): void {
    const secret = new Secret(this, 'signing', {
      secretName: SIGNING_SECRET,
      description: 'Gives the keys that receipts are signed with. Never rotate, never read by hand.',
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
      removalPolicy: RemovalPolicy.RETAIN,
    });
    acknowledge(secret, {
      'AwsSolutions-SMG4': 'Citizens hold receipts for years: their signatures have to be found good as long.',
    });
  }

  /**
   * What is published for good. A version's files are written once; versions of the objects guard against whoever
   * overwrites one all the same, and keep what `latest.json` said before.
   */
  private addOpenData(): Bucket {
    const bucket = new Bucket(this, 'open-data', {
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      versioned: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    // Any distribution of this account may read, since all that is in here is public. The distribution itself is in the
    // other stack, which needs this one: to name it here would tie the two in a circle. Listing is what makes an object
    // that is not there a 404; CloudFront asks for objects alone.
    for (const [action, resource] of [
      ['s3:GetObject', bucket.arnForObjects('*')],
      ['s3:ListBucket', bucket.bucketArn],
    ] as const) {
      bucket.addToResourcePolicy(
        new PolicyStatement({
          principals: [new ServicePrincipal('cloudfront.amazonaws.com')],
          actions: [action],
          resources: [resource],
          conditions: { StringEquals: { 'aws:SourceAccount': this.account } },
        }),
      );
    }
    acknowledge(bucket, {
      'AwsSolutions-S1': 'One function writes here and anyone may read; CloudTrail has the writes.',
    });
    return bucket;
  }

  /** The key under which a campaign's ballots are filed. Destroying it after the appeal period unlinks them. */
  private addVoterSecret(campaign: string): void {
    const secret = new Secret(this, `voters-${campaign}`, {
      secretName: `${VOTER_SECRET_PREFIX}${campaign}`,
      description: `Keys the hash that stands for a voter in ${campaign}. Never rotate, never read by hand.`,
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
      removalPolicy: RemovalPolicy.RETAIN,
    });
    acknowledge(secret, {
      'AwsSolutions-SMG4':
        'Another key would give every voter a second, empty ballot: this one lives as long as its campaign.',
    });
  }
}
