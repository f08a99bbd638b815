import { PROJECT_LIMITS, type Project, type ProjectUpdate, type Tendency } from '../core/project.ts';
import type { Write } from './audit-log.ts';
import { clockKey, projectKey, submissionKey, tendencyKey, updateKey } from './project-items.ts';

// Parts of the transaction in which an act of the staff and its entry in the audit log are written together.

const TELL = { ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const };

/** Under the condition that nobody has changed it since `seen`; null: that there is none yet. */
function unchangedSince(seen: number | null) {
  if (seen === null) return { ConditionExpression: 'attribute_not_exists(campaign)', ...TELL };
  return { ConditionExpression: 'revision = :seen', ExpressionAttributeValues: { ':seen': seen }, ...TELL };
}

export function putProject(TableName: string, campaign: string, project: Project, seen: number | null): Write {
  return { Put: { TableName, Item: { ...projectKey(campaign, project.id), ...project }, ...unchangedSince(seen) } };
}

export function putTendency(TableName: string, campaign: string, tendency: Tendency, seen: number | null): Write {
  const Item = { ...tendencyKey(campaign, tendency.id), ...tendency };
  return { Put: { TableName, Item, ...unchangedSince(seen) } };
}

/** A group that a project stands on has to be there. */
export function requireTendency(TableName: string, campaign: string, id: string): Write {
  const Key = tendencyKey(campaign, id);
  return { ConditionCheck: { TableName, Key, ConditionExpression: 'attribute_exists(campaign)', ...TELL } };
}

export function putSubmission(TableName: string, campaign: string, id: string, fingerprint: string): Write {
  return { Put: { TableName, Item: { ...submissionKey(campaign, id), fingerprint } } };
}

export function putUpdate(TableName: string, campaign: string, id: string, update: ProjectUpdate): Write {
  return { Put: { TableName, Item: { ...updateKey(campaign, id, update), kind: 'update', ...update } } };
}

const LIMITS = { projects: PROJECT_LIMITS.projects, groups: PROJECT_LIMITS.groups } as const;

/** Lets the sweep look at all dates again; `adds` counts one more, up to the limit. */
export function touchClock(TableName: string, campaign: string, adds: keyof typeof LIMITS | null): Write {
  const Update = {
    TableName,
    Key: clockKey(campaign),
    UpdateExpression: `ADD version :one${adds === null ? '' : ', #count :one'}`,
    ...(adds !== null && {
      ConditionExpression: 'attribute_not_exists(#count) OR #count < :most',
      ExpressionAttributeNames: { '#count': adds },
      ...TELL,
    }),
    ExpressionAttributeValues: { ':one': 1, ...(adds !== null && { ':most': LIMITS[adds] }) },
  };
  return { Update };
}
