import { conditionHolds, type RequestContext, unknownConditionParts } from './iam-conditions.ts';
import { isObject, type Json, type JsonObject, listAt, objectAt, oneOrMany, textAt } from './json.ts';
import type { Deployment, Resource } from './template.ts';
import { wildcard } from './wildcard.ts';

export interface Denial {
  readonly principal: string;
  readonly action: string;
  readonly resource: string;
  readonly explicit: boolean;
}

/** Thrown for a call that AWS would deny; each service words it in its own protocol. */
export class AccessDenied extends Error {
  override readonly name = 'AccessDenied';
  readonly denial: Denial;

  constructor(denial: Denial, principalArn: string) {
    const why = denial.explicit
      ? `with an explicit deny in an identity-based policy`
      : `because no identity-based policy allows the ${denial.action} action`;
    super(
      `User: ${principalArn} is not authorized to perform: ${denial.action} on resource: ${denial.resource} ${why}`,
    );
    this.denial = denial;
  }
}

interface Statement {
  readonly allow: boolean;
  readonly conditions: JsonObject;
  readonly covers: (action: string, resource: string) => boolean;
}

const matcher = (statement: JsonObject, key: string, flags: string): ((text: string) => boolean) => {
  const patterns = (from: string): RegExp[] =>
    oneOrMany(statement[from]).flatMap((pattern) => (typeof pattern === 'string' ? [wildcard(pattern, flags)] : []));
  const [positive, negative] = [patterns(key), patterns(`Not${key}`)];
  return statement[`Not${key}`] === undefined
    ? (text) => positive.some((pattern) => pattern.test(text))
    : (text) => !negative.some((pattern) => pattern.test(text));
};

const compile = (statement: JsonObject): Statement => {
  const action = matcher(statement, 'Action', 'i');
  const resource = matcher(statement, 'Resource', '');
  return {
    allow: textAt(statement, 'Effect') === 'Allow',
    conditions: objectAt(statement, 'Condition'),
    covers: (wantedAction, wantedResource) => action(wantedAction) && resource(wantedResource),
  };
};

/** AWS's own policies that grant nothing of what runs here: logs and traces. */
const WITHOUT_EFFECT_HERE = [
  'AWSLambdaBasicExecutionRole',
  'AWSXRayDaemonWriteAccess',
  'AWSXrayWriteOnlyAccess',
  'CloudWatchLambdaInsightsExecutionRolePolicy',
];

/** What one role may do: the policies that the template attaches to it. */
export class Role {
  readonly name: string;
  /** What these policies say that is not understood here, in words for the start. */
  readonly notes: readonly string[];
  readonly #statements: readonly Statement[];
  readonly #covering = new Map<string, readonly Statement[]>();

  constructor(name: string, documents: readonly Json[], notes: readonly string[] = []) {
    this.name = name;
    const statements = documents.flatMap((document) =>
      (isObject(document) ? oneOrMany(document.Statement) : []).filter(isObject),
    );
    this.#statements = statements.map(compile);
    this.notes = [
      ...notes,
      ...statements
        .flatMap((statement) => unknownConditionParts(objectAt(statement, 'Condition')))
        .map((part) => `role ${name}: the condition ${part} is not known locally, so its statement never applies`),
    ];
  }

  /** @param context asked for only when a covering statement has conditions */
  decide(action: string, resource: string, context: () => RequestContext): 'allowed' | 'denied' | 'explicitly denied' {
    const key = `${action} ${resource}`;
    let covering = this.#covering.get(key);
    if (covering === undefined) {
      covering = this.#statements.filter((statement) => statement.covers(action, resource));
      // Object keys make up ever new resources: those are few, but must not add up for ever.
      if (this.#covering.size > 5_000) this.#covering.clear();
      this.#covering.set(key, covering);
    }
    let allowed = false;
    for (const statement of covering) {
      if (!conditionHolds(statement.conditions, context)) continue;
      if (!statement.allow) return 'explicitly denied';
      allowed = true;
    }
    return allowed ? 'allowed' : 'denied';
  }
}

const attachedTo = (policy: Resource, role: Resource): boolean =>
  listAt(policy.properties, 'Roles').includes(role.name);

const documentOf = (policy: Resource): Json => policy.properties.PolicyDocument ?? null;

const roleOf = (deployment: Deployment, role: Resource): Role => {
  const policies = deployment.resources.filter(
    (resource) => resource.type === 'AWS::IAM::Policy' || resource.type === 'AWS::IAM::ManagedPolicy',
  );
  const managed = listAt(role.properties, 'ManagedPolicyArns').map(String);
  const attached = policies.filter((policy) => attachedTo(policy, role) || managed.includes(policy.ref));
  const foreign = managed.filter(
    (arn) => !attached.some((policy) => policy.ref === arn) && !WITHOUT_EFFECT_HERE.some((name) => arn.endsWith(name)),
  );
  return new Role(
    role.name,
    [
      ...attached.map(documentOf),
      ...listAt(role.properties, 'Policies').map((inline) => objectAt(inline, 'PolicyDocument')),
    ],
    foreign.map((arn) => `role ${role.name}: the policy ${arn} is not known locally and grants nothing`),
  );
};

/** Every role of the template by its ARN. */
export const rolesOf = (deployment: Deployment): ReadonlyMap<string, Role> =>
  new Map(
    deployment.resources
      .filter((resource) => resource.type === 'AWS::IAM::Role')
      .map((resource) => [resource.arn, roleOf(deployment, resource)]),
  );

/** One who calls AWS: a function with its role, or a service on a role's behalf. Counts what it was denied. */
export class Principal {
  readonly label: string;
  readonly accessKeyId: string;
  readonly #arn: string;
  readonly #role: Role;
  readonly #onDenial: (denial: Denial) => void;

  constructor(options: {
    readonly label: string;
    readonly accessKeyId: string;
    readonly account: string;
    readonly role: Role;
    readonly onDenial: (denial: Denial) => void;
  }) {
    this.label = options.label;
    this.accessKeyId = options.accessKeyId;
    this.#arn = `arn:aws:sts::${options.account}:assumed-role/${options.role.name}/${options.label}`;
    this.#role = options.role;
    this.#onDenial = options.onDenial;
  }

  may(action: string, resource: string): boolean {
    return this.#role.decide(action, resource, () => ({})) === 'allowed';
  }

  /** @throws AccessDenied */
  require(action: string, resource: string, context: () => RequestContext = () => ({})): void {
    const decision = this.#role.decide(action, resource, context);
    if (decision === 'allowed') return;
    const denial = { principal: this.label, action, resource, explicit: decision === 'explicitly denied' };
    this.#onDenial(denial);
    throw new AccessDenied(denial, this.#arn);
  }
}
