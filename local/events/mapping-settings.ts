import * as z from 'zod';
import { compilePattern, type Matcher } from './pattern.ts';

/** Thrown when a mapping's properties are not ones that Lambda takes, or are not understood here. */
export class MappingError extends Error {
  override readonly name = 'MappingError';
}

/** https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-params.html has the defaults and limits. */
const properties = z.strictObject({
  EventSourceArn: z.string(),
  FunctionName: z.string(),
  Enabled: z.boolean().default(true),
  StartingPosition: z.enum(['TRIM_HORIZON', 'LATEST']),
  BatchSize: z.number().int().min(1).max(10_000).default(100),
  MaximumBatchingWindowInSeconds: z.number().int().min(0).max(300).default(0),
  TumblingWindowInSeconds: z.number().int().min(0).max(900).default(0),
  ParallelizationFactor: z.number().int().min(1).max(10).default(1),
  BisectBatchOnFunctionError: z.boolean().default(false),
  MaximumRetryAttempts: z.number().int().min(-1).max(10_000).default(-1),
  MaximumRecordAgeInSeconds: z.union([z.literal(-1), z.number().int().min(60).max(604_800)]).default(-1),
  FilterCriteria: z.strictObject({ Filters: z.array(z.strictObject({ Pattern: z.string() })).default([]) }).optional(),
  FunctionResponseTypes: z.array(z.literal('ReportBatchItemFailures')).default([]),
  DestinationConfig: z.strictObject({ OnFailure: z.strictObject({ Destination: z.string() }).optional() }).optional(),
  Tags: z.unknown().optional(),
  MetricsConfig: z.unknown().optional(),
});

export interface MappingSettings {
  readonly enabled: boolean;
  readonly eventSourceArn: string;
  readonly startingPosition: 'TRIM_HORIZON' | 'LATEST';
  readonly batchSize: number;
  /** ms */
  readonly batchingWindow: number;
  /** ms; 0 for none */
  readonly tumblingWindow: number;
  readonly lanes: number;
  readonly bisect: boolean;
  /** Infinity for no limit */
  readonly maxRetries: number;
  /** ms; Infinity for no limit */
  readonly maxRecordAge: number;
  readonly reportsItemFailures: boolean;
  /** ARN of the failure destination */
  readonly failureDestination: string | null;
  readonly matches: Matcher;
}

/** @throws {MappingError} naming the mapping, the property and what was found */
export function readMappingSettings(name: string, value: unknown): MappingSettings {
  const result = properties.safeParse(value);
  if (!result.success) {
    throw new MappingError(`Event source mapping ${name} cannot run:\n${z.prettifyError(result.error)}`);
  }
  const given = result.data;
  if (given.TumblingWindowInSeconds > 0 && given.ParallelizationFactor > 1) {
    throw new MappingError(
      `Event source mapping ${name} has a tumbling window and ParallelizationFactor ${given.ParallelizationFactor}; ` +
        'a window has one state a shard. Set the factor to 1.',
    );
  }
  return {
    enabled: given.Enabled,
    eventSourceArn: given.EventSourceArn,
    startingPosition: given.StartingPosition,
    batchSize: given.BatchSize,
    batchingWindow: given.MaximumBatchingWindowInSeconds * 1_000,
    tumblingWindow: given.TumblingWindowInSeconds * 1_000,
    lanes: given.ParallelizationFactor,
    bisect: given.BisectBatchOnFunctionError,
    maxRetries: given.MaximumRetryAttempts === -1 ? Number.POSITIVE_INFINITY : given.MaximumRetryAttempts,
    maxRecordAge:
      given.MaximumRecordAgeInSeconds === -1 ? Number.POSITIVE_INFINITY : given.MaximumRecordAgeInSeconds * 1_000,
    reportsItemFailures: given.FunctionResponseTypes.length > 0,
    failureDestination: given.DestinationConfig?.OnFailure?.Destination ?? null,
    matches: filterOf(name, given.FilterCriteria?.Filters ?? []),
  };
}

function filterOf(name: string, filters: readonly { Pattern: string }[]): Matcher {
  if (filters.length === 0) return () => true;
  const patterns = filters.map(({ Pattern }) => {
    try {
      return compilePattern(JSON.parse(Pattern));
    } catch (error) {
      throw new MappingError(`Event source mapping ${name} has a filter that is not understood: ${Pattern}`, {
        cause: error,
      });
    }
  });
  return (record) => patterns.some((matches) => matches(record));
}
