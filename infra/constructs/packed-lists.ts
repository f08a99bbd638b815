import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { BlockPublicAccess, Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { PACK_KEPT_DAYS, PACKS_PREFIX } from '../../functions/core/packing.ts';
import { acknowledge } from './acknowledge.ts';
import { allow } from './allow.ts';

/**
 * What lists are made of, packed into a few objects, for campaigns with very many proposals. Copies of what the table
 * holds: when the stack goes, so do they, by their age, which is why the bucket can stay behind.
 */
export class PackedLists extends Construct {
  readonly bucket: Bucket;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.bucket = new Bucket(this, 'packs', {
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      lifecycleRules: [{ expiration: Duration.days(PACK_KEPT_DAYS) }],
      removalPolicy: RemovalPolicy.RETAIN,
    });
    acknowledge(this.bucket, {
      'AwsSolutions-S1': 'One function writes here and two read; CloudTrail has their calls.',
    });
  }

  /** Lets a function read packs, and hear of one that is not there. */
  allowReads(fn: IFunction & { readonly executionRole: IRole }): void {
    this.allowObjects(fn, ['s3:GetObject']);
  }

  /** Lets a function write them as well. */
  allowWrites(fn: IFunction & { readonly executionRole: IRole }): void {
    this.allowObjects(fn, ['s3:GetObject', 's3:PutObject']);
  }

  private allowObjects(fn: IFunction & { readonly executionRole: IRole }, actions: readonly string[]): void {
    // Who may list is told of an object that is not there yet.
    allow(fn, ['s3:ListBucket'], this.bucket.bucketArn);
    allow(fn, actions, this.bucket.arnForObjects(`${PACKS_PREFIX}*`));
    const bucket = Stack.of(this).resolve(this.bucket.bucketArn)['Fn::GetAtt'].join('.');
    acknowledge(fn.executionRole, {
      [`AwsSolutions-IAM5[Resource::<${bucket}>/${PACKS_PREFIX}*]`]:
        'A campaign’s packs begin with its id; none can be deleted, and each is made again when it is missing.',
    });
  }
}
