import { type JsonObject, parseObject, textAt } from '../json.ts';
import type { Secret, Secrets } from '../secrets.ts';
import { type AwsAnswer, AwsError, type AwsRequest, type AwsService, header, jsonFailure } from './request.ts';

const CONTENT_TYPE = 'application/x-amz-json-1.1';
const TARGET = 'secretsmanager.';
const RECOVERY_DAYS = 30;
const DAY = 86_400_000;

const seconds = (milliseconds: number): number => milliseconds / 1_000;

const ok = (body: JsonObject): AwsAnswer => ({
  status: 200,
  headers: { 'content-type': CONTENT_TYPE },
  body: JSON.stringify(body),
});

/** Secrets Manager: GetSecretValue, DescribeSecret, DeleteSecret. */
export const secretsManager = (options: {
  readonly secrets: Secrets;
  readonly region: string;
  readonly account: string;
}): AwsService => {
  const find = (request: AwsRequest, operation: string, id: string): Secret => {
    const secret = options.secrets.find(id);
    const arn = id.startsWith('arn:') ? id : `arn:aws:secretsmanager:${options.region}:${options.account}:secret:${id}`;
    // What has been destroyed has no ARN any more: a policy is held against its name alone.
    const resource = secret === undefined || secret.value === null ? arn : secret.arn;
    request.principal.require(`secretsmanager:${operation}`, resource, () => ({
      'secretsmanager:VersionStage': ['AWSCURRENT'],
    }));
    if (secret === undefined || (secret.value === null && operation !== 'DescribeSecret')) {
      throw new AwsError(400, 'ResourceNotFoundException', "Secrets Manager can't find the specified secret.");
    }
    return secret;
  };

  const answer = async (request: AwsRequest): Promise<AwsAnswer> => {
    const operation = (header(request.headers, 'x-amz-target') ?? '').replace(TARGET, '');
    const input = parseObject(request.body.toString('utf8')) ?? {};
    const id = textAt(input, 'SecretId') ?? '';
    switch (operation) {
      case 'GetSecretValue': {
        const secret = find(request, operation, id);
        if (secret.deleted !== null) {
          throw new AwsError(
            400,
            'InvalidRequestException',
            "You can't perform this operation on the secret because it was marked for deletion.",
          );
        }
        return ok({
          ARN: secret.arn,
          Name: secret.name,
          SecretString: secret.value,
          VersionId: secret.version,
          VersionStages: ['AWSCURRENT'],
          CreatedDate: seconds(secret.created),
        });
      }
      case 'DescribeSecret': {
        const secret = find(request, operation, id);
        return ok({
          ARN: secret.arn,
          Name: secret.name,
          CreatedDate: seconds(secret.created),
          VersionIdsToStages: { [secret.version]: ['AWSCURRENT'] },
          ...(secret.deleted !== null && { DeletedDate: seconds(secret.deleted) }),
        });
      }
      case 'DeleteSecret': {
        const destroy = input.ForceDeleteWithoutRecovery === true;
        const days = destroy ? 0 : Number(textAt(input, 'RecoveryWindowInDays') ?? RECOVERY_DAYS);
        const secret = options.secrets.delete(find(request, operation, id), destroy);
        return ok({ ARN: secret.arn, Name: secret.name, DeletionDate: seconds(Date.now() + days * DAY) });
      }
      default:
        throw new AwsError(
          400,
          'InvalidRequestException',
          `${operation || 'A call without a target'} is not run locally.`,
        );
    }
  };

  return { answer, denied: { status: 400, code: 'AccessDeniedException' }, fail: jsonFailure(CONTENT_TYPE) };
};
