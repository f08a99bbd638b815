import { type IRole, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { acknowledge } from './acknowledge.ts';

/**
 * Gives a function exactly these actions on exactly these resources. The grant methods of the library give more
 * than is needed (a read grant on a table brings scans and streams, a write grant deletion), so none is used here.
 */
export function allow(fn: IFunction, actions: readonly string[], ...resources: readonly string[]): void {
  fn.addToRolePolicy(new PolicyStatement({ actions: [...actions], resources: [...resources] }));
}

/** Like `allow`, for items of these partitions of a table alone. */
export function allowInPartitions(
  fn: IFunction,
  actions: readonly string[],
  table: string,
  partitions: readonly string[],
): void {
  fn.addToRolePolicy(
    new PolicyStatement({
      actions: [...actions],
      resources: [table],
      conditions: { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': [...partitions] } },
    }),
  );
}

/** The failure bucket's ARN as it comes from the data stack, which is how the rule packs name it. */
const FAILURES = 'reinventons-data:ExportsOutputFnGetAttfailuresAA6B3872Arn879AB097';

/** Lets a function add objects to the failure bucket below a prefix that ends with a slash, without reading any. */
export function allowWritesBelow(
  fn: IFunction & { readonly executionRole: IRole },
  failures: IBucket,
  prefix: string,
): void {
  allow(fn, ['s3:PutObject'], failures.arnForObjects(`${prefix}*`));
  acknowledge(fn.executionRole, {
    [`AwsSolutions-IAM5[Resource::${FAILURES}/${prefix}*]`]:
      'The names of objects are not known beforehand; the function can only add to its own prefix.',
  });
}

/** The open data bucket's ARN, likewise. */
const OPEN_DATA = 'reinventons-data:ExportsOutputFnGetAttopendata7C8D63A2Arn386D1D28';

/** Lets a function read objects of the open data bucket below a prefix that ends with a slash. */
export function allowReadsBelow(
  fn: IFunction & { readonly executionRole: IRole },
  openData: IBucket,
  prefix: string,
): void {
  allow(fn, ['s3:GetObject'], openData.arnForObjects(`${prefix}*`));
  acknowledge(fn.executionRole, {
    [`AwsSolutions-IAM5[Resource::${OPEN_DATA}/${prefix}*]`]:
      'The names of objects are not known beforehand, and all of them are public.',
  });
}
