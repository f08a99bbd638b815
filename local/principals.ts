import { createHash } from 'node:crypto';
import { type Denial, Principal, Role, rolesOf } from './iam.ts';
import { textAt } from './json.ts';
import { labelsOf } from './labels.ts';
import type { Deployment, Resource } from './template.ts';

export interface DeniedCalls {
  /** Since the start. */
  readonly count: number;
  readonly last: readonly Denial[];
}

const LAST_DENIALS = 20;

/** Everybody who calls AWS in this deployment, and what they were denied. */
export interface Principals {
  readonly byAccessKey: ReadonlyMap<string, Principal>;
  /** What the template's policies say that is not understood here. */
  readonly notes: readonly string[];
  readonly denied: () => DeniedCalls;
  /** Whoever runs the platform, who may do everything. */
  readonly operator: Principal;
  accessKeyOf(functionResource: Resource): string;
  ofFunction(functionArn: string): Principal | undefined;
  /** A service that acts with a role of the template: a schedule, for example. */
  ofRole(roleArn: string | undefined, label: string): Principal;
}

/** Made from the function's ARN, so that it is the same after a restart. */
const accessKeyOf = (resource: Resource): string =>
  `LOCAL${createHash('sha256').update(resource.arn).digest('hex').slice(0, 15).toUpperCase()}`;

export const createPrincipals = (deployment: Deployment, log: (line: string) => void): Principals => {
  const roles = rolesOf(deployment);
  const last: Denial[] = [];
  let count = 0;
  const onDenial = (denial: Denial): void => {
    count += 1;
    last.push(denial);
    if (last.length > LAST_DENIALS) last.shift();
    log(`denied: ${denial.principal} may not ${denial.action} on ${denial.resource}`);
  };
  const make = (label: string, roleArn: string | undefined, accessKeyId: string): Principal =>
    new Principal({
      label,
      accessKeyId,
      account: deployment.account,
      role: roles.get(roleArn ?? '') ?? new Role(roleArn ?? 'none', []),
      onDenial,
    });
  const functions = deployment.resources.filter((resource) => resource.type === 'AWS::Lambda::Function');
  const byArn = new Map(
    [...labelsOf(functions)].map(([resource, label]) => [
      resource.arn,
      make(label, textAt(resource.properties, 'Role'), accessKeyOf(resource)),
    ]),
  );
  const operator = new Principal({
    label: 'operator',
    accessKeyId: 'LOCALOPERATOR',
    account: deployment.account,
    role: new Role('operator', [{ Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] }]),
    onDenial,
  });
  return {
    byAccessKey: new Map([...byArn.values(), operator].map((principal) => [principal.accessKeyId, principal])),
    operator,
    notes: [...roles.values()].flatMap((role) => role.notes),
    denied: () => ({ count, last: [...last] }),
    accessKeyOf,
    ofFunction: (functionArn) => byArn.get(functionArn),
    ofRole: (roleArn, label) => make(label, roleArn, ''),
  };
};
