import { type DatabaseClient, DatabaseError } from './database-client.ts';
import { isObject, type Json, type JsonObject, listAt, objectAt, textAt } from './json.ts';
import type { Resource } from './template.ts';

/** Thrown when the data folder holds a table that the template describes differently. */
export class TableError extends Error {
  override readonly name = 'TableError';
}

export interface Table {
  readonly name: string;
  readonly arn: string;
  /** The stream's ARN as the database knows it; null without a stream. */
  readonly streamArn: string | null;
}

const keep = (source: JsonObject, keys: readonly string[]): JsonObject =>
  Object.fromEntries(Object.entries(source).filter(([key]) => keys.includes(key)));

const indexesOf = (properties: JsonObject, kind: string): readonly JsonObject[] =>
  listAt(properties, kind)
    .filter(isObject)
    .map((index) => keep(index, ['IndexName', 'KeySchema', 'Projection']));

const streamOf = (properties: JsonObject): JsonObject | undefined => {
  const view = textAt(objectAt(properties, 'StreamSpecification'), 'StreamViewType');
  return view === undefined ? undefined : { StreamEnabled: true, StreamViewType: view };
};

const createInput = (resource: Resource): JsonObject => {
  const global = indexesOf(resource.properties, 'GlobalSecondaryIndexes');
  const local = indexesOf(resource.properties, 'LocalSecondaryIndexes');
  const stream = streamOf(resource.properties);
  return {
    TableName: resource.name,
    AttributeDefinitions: resource.properties.AttributeDefinitions ?? [],
    KeySchema: resource.properties.KeySchema ?? [],
    BillingMode: 'PAY_PER_REQUEST',
    ...(global.length > 0 && { GlobalSecondaryIndexes: global }),
    ...(local.length > 0 && { LocalSecondaryIndexes: local }),
    ...(stream !== undefined && { StreamSpecification: stream }),
  };
};

const describe = async (client: DatabaseClient, name: string): Promise<JsonObject | null> => {
  try {
    return objectAt(await client.call('DescribeTable', { TableName: name }), 'Table');
  } catch (error) {
    if (error instanceof DatabaseError && error.code === 'ResourceNotFoundException') return null;
    throw error;
  }
};

/** A list of objects as text that does not depend on the order of keys. */
const canonical = (list: readonly Json[]): string =>
  JSON.stringify(
    list.map((entry) => (isObject(entry) ? Object.entries(entry).toSorted(([a], [b]) => (a < b ? -1 : 1)) : entry)),
  );

const addWhatIsMissing = async (client: DatabaseClient, resource: Resource, existing: JsonObject): Promise<void> => {
  const wanted = createInput(resource);
  if (canonical(listAt(existing, 'KeySchema')) !== canonical(listAt(wanted, 'KeySchema'))) {
    throw new TableError(
      `The data folder's table ${resource.name} has the key ${JSON.stringify(existing.KeySchema)}, the template says ` +
        `${JSON.stringify(wanted.KeySchema)}. A key cannot be changed: start with --fresh, or with another --data folder.`,
    );
  }
  const present = listAt(existing, 'GlobalSecondaryIndexes').map((index) => textAt(index, 'IndexName'));
  for (const index of indexesOf(resource.properties, 'GlobalSecondaryIndexes')) {
    if (present.includes(textAt(index, 'IndexName'))) continue;
    await client.call('UpdateTable', {
      TableName: resource.name,
      AttributeDefinitions: wanted.AttributeDefinitions ?? [],
      GlobalSecondaryIndexUpdates: [{ Create: index }],
    });
  }
  const stream = streamOf(resource.properties);
  if (stream !== undefined && textAt(existing, 'LatestStreamArn') === undefined) {
    await client.call('UpdateTable', { TableName: resource.name, StreamSpecification: stream });
  }
};

/**
 * Makes the table that an AWS::DynamoDB::Table or GlobalTable describes, or adds to an existing one the indexes and the
 * stream that the template has gained.
 * @throws TableError if an existing table has another key
 */
export const ensureTable = async (client: DatabaseClient, resource: Resource): Promise<Table> => {
  const existing = await describe(client, resource.name);
  if (existing === null) await client.call('CreateTable', createInput(resource));
  else await addWhatIsMissing(client, resource, existing);
  const made =
    existing !== null && streamOf(resource.properties) === undefined ? existing : await describe(client, resource.name);
  return { name: resource.name, arn: resource.arn, streamArn: textAt(made ?? {}, 'LatestStreamArn') ?? null };
};
