import type { DatabaseClient } from '../database-client.ts';
import type { Faults } from '../faults.ts';
import type { RequestContext } from '../iam-conditions.ts';
import { isObject, type Json, type JsonObject, listAt, objectAt, parseObject, textAt } from '../json.ts';
import { labelsOf } from '../labels.ts';
import type { Meter } from '../meter.ts';
import type { Resource } from '../template.ts';
import { type AwsAnswer, AwsError, type AwsRequest, type AwsService, header, jsonFailure } from './request.ts';

export interface DynamoDbOptions {
  readonly client: DatabaseClient;
  readonly meter: Meter;
  readonly region: string;
  readonly account: string;
  readonly tables: readonly Resource[];
  readonly faults: Faults;
}

const TARGET = 'DynamoDB_20120810.';
/** What an error says that was asked for. */
const FAULT = 'Turned away by a fault that the platform was told to make; nothing was done.';

/** Operations whose answer can tell what they consumed. */
const METERED = new Set([
  'GetItem',
  'PutItem',
  'UpdateItem',
  'DeleteItem',
  'Query',
  'Scan',
  'BatchGetItem',
  'BatchWriteItem',
  'TransactGetItems',
  'TransactWriteItems',
]);

interface Touched {
  readonly action: string;
  readonly table: string;
  readonly index?: string | undefined;
  readonly keys: readonly JsonObject[];
}

/** Actions that each part of a transaction needs; there is no dynamodb:TransactWriteItems. */
const PART_ACTIONS = {
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  ConditionCheck: 'ConditionCheckItem',
  Get: 'GetItem',
} as const;

const keyOf = (part: JsonObject): JsonObject => objectAt(part, part.Key === undefined ? 'Item' : 'Key');

const touchedByTransaction = (input: JsonObject): Touched[] =>
  listAt(input, 'TransactItems').flatMap((item) =>
    Object.entries(PART_ACTIONS).flatMap(([kind, action]) => {
      const part = isObject(item) ? item[kind] : undefined;
      return isObject(part) ? [{ action, table: textAt(part, 'TableName') ?? '', keys: [keyOf(part)] }] : [];
    }),
  );

const touched = (operation: string, input: JsonObject): readonly Touched[] => {
  switch (operation) {
    case 'TransactWriteItems':
    case 'TransactGetItems':
      return touchedByTransaction(input);
    case 'BatchGetItem':
    case 'BatchWriteItem':
      return Object.entries(objectAt(input, 'RequestItems')).map(([table, requests]) => ({
        action: operation,
        table,
        keys: [
          ...listAt(requests, 'Keys').filter(isObject),
          ...(Array.isArray(requests) ? requests : []).map((request) =>
            keyOf(
              objectAt(request, isObject(request) && request.PutRequest !== undefined ? 'PutRequest' : 'DeleteRequest'),
            ),
          ),
        ],
      }));
    case 'ListTables':
      return [{ action: operation, table: '*', keys: [] }];
    default:
      return [
        {
          action: operation,
          table: textAt(input, 'TableName') ?? '',
          index: textAt(input, 'IndexName'),
          keys: [keyOf(input)],
        },
      ];
  }
};

const scalar = (value: Json | undefined): readonly string[] =>
  isObject(value) ? Object.values(value).filter((text) => typeof text === 'string') : [];

/** The partition key's value in a Query's key condition: `#pk = :value`. */
const queriedKey = (input: JsonObject, attribute: string): readonly string[] => {
  for (const [, name = '', value = ''] of (textAt(input, 'KeyConditionExpression') ?? '').matchAll(
    /([#\w]+)\s*=\s*(:\w+)/g,
  )) {
    const resolved = name.startsWith('#') ? textAt(objectAt(input, 'ExpressionAttributeNames'), name) : name;
    if (resolved === attribute) return scalar(objectAt(input, 'ExpressionAttributeValues')[value]);
  }
  return [];
};

/** `table` may also be given by ARN. */
const tableName = (table: string): string => (table.startsWith('arn:') ? (table.split('/')[1] ?? table) : table);

const partitionKeyOf = (table: Resource): string => {
  const hash = listAt(table.properties, 'KeySchema').find((key) => textAt(key, 'KeyType') === 'HASH');
  return textAt(hash, 'AttributeName') ?? '';
};

/**
 * DynamoDB: checks the caller's policies, passes the call on as it came, and meters what it consumed.
 * The answer has `ConsumedCapacity` even if the caller did not ask for it.
 */
export const dynamoDb = (options: DynamoDbOptions): AwsService => {
  const partitionKeys = new Map(options.tables.map((table) => [table.name, partitionKeyOf(table)]));
  const shortNames = new Map([...labelsOf(options.tables)].map(([table, label]) => [table.name, label]));
  const contextOf =
    (input: JsonObject, { table, keys }: Touched) =>
    (): RequestContext => {
      const partitionKey = partitionKeys.get(table) ?? '';
      const leading = [...keys.flatMap((key) => scalar(key[partitionKey])), ...queriedKey(input, partitionKey)];
      const select = textAt(input, 'Select');
      const returnValues = textAt(input, 'ReturnValues');
      return {
        ...(leading.length > 0 && { 'dynamodb:LeadingKeys': leading }),
        ...(select !== undefined && { 'dynamodb:Select': [select] }),
        ...(returnValues !== undefined && { 'dynamodb:ReturnValues': [returnValues] }),
      };
    };

  const authorize = (request: AwsRequest, operation: string, input: JsonObject): string[] =>
    touched(operation, input).map((part) => {
      const table = tableName(part.table);
      const arn = table === '*' ? '*' : `arn:aws:dynamodb:${options.region}:${options.account}:table/${table}`;
      request.principal.require(
        `dynamodb:${part.action}`,
        part.index === undefined ? arn : `${arn}/index/${part.index}`,
        contextOf(input, { ...part, table }),
      );
      return table;
    });

  const answer = async (request: AwsRequest): Promise<AwsAnswer> => {
    const target = header(request.headers, 'x-amz-target') ?? '';
    if (!target.startsWith(TARGET)) {
      throw new AwsError(
        400,
        'UnknownOperationException',
        `${target || 'A call without a target'} is not run locally.`,
      );
    }
    const operation = target.slice(TARGET.length);
    const text = request.body.toString('utf8');
    const input = parseObject(text);
    if (input === null) throw new AwsError(400, 'SerializationException', 'The body is not a JSON object.');
    const tables = authorize(request, operation, input);
    const hit = tables.map((table) => shortNames.get(table) ?? table);
    const refusal = await options.faults.meet(operation, hit);
    if (refusal !== null) throw new AwsError(refusal === 'InternalServerError' ? 500 : 400, refusal, FAULT);

    const metered = METERED.has(operation);
    const asks = input.ReturnConsumedCapacity !== undefined && input.ReturnConsumedCapacity !== 'NONE';
    // Put in front of the text as it came, which is cheaper than writing the object anew.
    const sent =
      !metered || asks
        ? request.body
        : input.ReturnConsumedCapacity === undefined && Object.keys(input).length > 0
          ? `{"ReturnConsumedCapacity":"TOTAL",${text.slice(text.indexOf('{') + 1)}`
          : JSON.stringify({ ...input, ReturnConsumedCapacity: 'TOTAL' });
    const raw = await options.client.send(target, sent);
    if (metered) meter(request, operation, tables, raw.status, raw.body);

    const headers: Record<string, string> = {
      'content-type': 'application/x-amz-json-1.0',
      'content-length': String(raw.body.length),
    };
    for (const name of ['x-amzn-requestid', 'x-amz-crc32']) {
      const value = raw.headers[name];
      if (typeof value === 'string') headers[name] = value;
    }
    return { status: raw.status, headers, body: raw.body };
  };

  const meter = (request: AwsRequest, operation: string, tables: readonly string[], status: number, body: Buffer) => {
    const output = parseObject(body.toString('utf8'));
    if (output === null) return;
    if (status === 200) {
      options.meter.record(request.principal.label, operation, output);
    } else if (/ConditionalCheckFailed|TransactionCanceled/.test(textAt(output, '__type') ?? '')) {
      options.meter.recordFailedCondition(request.principal.label, operation, tables, output);
    }
  };

  return {
    answer,
    denied: { status: 400, code: 'AccessDeniedException' },
    fail: jsonFailure('application/x-amz-json-1.0'),
  };
};
